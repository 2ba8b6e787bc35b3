-- Makes the month's partition of one of the archive's tables, if it is not there: created aside and then attached, so
-- that readers and writers of the other months are not locked out. It has row level security of its own, forced, and
-- no grants: nobody reads a month but through its parent.
-- Who: the archive's functions. Concurrency: one maker at a time, by the lock on the parent that attaching takes anyway.
create or replace function app_private.make_partition(p_parent text, p_month date) returns void
language plpgsql
as $$
declare
  v_month date := date_trunc('month', p_month)::date;
  v_name text := p_parent || to_char(v_month, '_YYYY_MM');
  v_bound text := case when p_parent = 'commands_archive' then 'YYYY-MM-DD 00:00+00' else 'YYYY-MM-DD' end;
begin
  if to_regclass('app.' || v_name) is not null then
    return;
  end if;
  -- A lock on the relation, not an advisory one: only the first lets this session see what the last maker made.
  execute format('lock table only app.%I in share update exclusive mode', p_parent);
  if to_regclass('app.' || v_name) is not null then
    return;
  end if;
  execute format('create table app.%I (like app.%I including all)', v_name, p_parent);
  execute format('alter table app.%I enable row level security', v_name);
  execute format('alter table app.%I force row level security', v_name);
  execute format(
    $p$create policy tenant on app.%I
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
      with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, v_name);
  execute format('alter table app.%I attach partition app.%I for values from (%L) to (%L)', p_parent, v_name,
    to_char(v_month, v_bound), to_char(v_month + interval '1 month', v_bound));
end
$$;
