-- Writes a counter's state. Concurrency: its row, locked after any ticket of the same command.
create or replace function app_private.set_counter(c app_private.command, p_state text, p_staff_id uuid, p_reason text default null) returns uuid
language plpgsql
as $$
declare
  v_id uuid;
begin
  update app.counters k set state = p_state, staff_id = p_staff_id, state_since = c.occurred_at, pause_reason = p_reason, version = k.version + 1
  where k.id = (c.args ->> 'counter_id')::uuid and k.branch_id = c.branch_id
  returning k.id into v_id;
  if v_id is null then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'counter_id'));
  end if;
  return v_id;
end
$$;
