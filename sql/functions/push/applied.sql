-- The outcome of a command that took effect, and its row in the ledger. A fact says when it reached us late, or was made
-- under a configuration that is not the present one. Runs inside the savepoint: a command id that
-- is known already violates the unique key here and takes its effect back.
create or replace function app_private.applied(c app_private.command, e app_private.effect) returns app_private.judgement
language plpgsql
as $$
declare
  j app_private.judgement;
  v_flags text[] := coalesce(c.flags, '{}');
begin
  if e.flags <> '{}' then
    v_flags := v_flags || array(select f from unnest(e.flags) f where f <> all (v_flags));
  end if;
  if c.kind = 'fact' then
    if app_private.is_late(c) then
      v_flags := app_private.with_flag(v_flags, 'late');
    end if;
    if c.config_version < c.config_present then
      v_flags := app_private.with_flag(v_flags, 'old_configuration');
    end if;
  end if;
  j.ticket_ids := coalesce(e.ticket_ids, '{}');
  j.counter_ids := coalesce(e.counter_ids, '{}');
  j.touches_config := coalesce(e.touches_config, false);
  j.outcome := jsonb_build_object('kind', 'applied', 'flags', to_jsonb(v_flags));
  if cardinality(j.ticket_ids) > 0 then
    j.outcome := j.outcome || jsonb_build_object('ticket_id', j.ticket_ids[1]);
  end if;
  if e.result is not null then
    j.outcome := j.outcome || jsonb_build_object('result', e.result);
  end if;
  perform app_private.record_command(c, j);
  return j;
end
$$;
