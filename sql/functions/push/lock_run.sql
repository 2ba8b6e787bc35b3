-- Locks all tickets that a run of facts names, in id order, before the first of them is judged: two runs that share
-- tickets can then not deadlock on each other. Names are resolved by id, alias, natural key or the call that took one
-- (also the lost call whose ticket may go back).
-- The ids are collected first: a join to the tickets would be planned as a walk over the whole tenant.
-- Commands up to p_last_seq were judged before and lock nothing: a batch that comes again must not hide its tickets
-- from call_next, which passes what is locked.
create or replace function app_private.lock_run(c app_private.command, p_last_seq bigint, p_commands jsonb) returns void
language plpgsql
as $$
declare
  v_item jsonb;
  v_ids uuid[] := '{}';
  v_id uuid;
begin
  for v_item in
    select i.value -> 'args' from jsonb_array_elements(p_commands) i
    where (i.value ->> 'seq')::bigint > p_last_seq and not i.value ? 'malformed'
  loop
    v_id := null;
    if v_item ? 'ticket_id' then
      v_id := (v_item ->> 'ticket_id')::uuid;
    elsif v_item ? 'call' then
      select (l.outcome ->> 'ticket_id')::uuid into v_id from app.commands l where l.id = (v_item ->> 'call')::uuid;
    elsif v_item ? 'number_day' then
      select k.id into v_id from app.tickets k
      where k.branch_id = c.branch_id and k.number_day = (v_item ->> 'number_day')::date and k.number = v_item ->> 'number';
    end if;
    if v_id is not null then
      v_ids := v_ids || v_id;
    end if;
    if v_item ? 'instead_of' then
      v_ids := v_ids || (select (l.outcome ->> 'ticket_id')::uuid from app.commands l where l.id = (v_item ->> 'instead_of')::uuid);
    end if;
  end loop;
  -- What was named by the id that it had before a merge, in one question for the whole run.
  v_ids := v_ids || array(select a.ticket_id from app.ticket_aliases a where a.tenant_id = c.tenant_id and a.alias_id = any (v_ids));
  perform from app.tickets t where t.id = any (v_ids) order by t.id for no key update;
exception when data_exception then
  -- What the server could not read is marked and left out. A name that fails all the same is judged, and quarantined, by
  -- its own command; the others lock as they come.
  null;
end
$$;
