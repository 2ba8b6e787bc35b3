-- Writes a counter's state; null when the counter has been something else since this happened (a fact that came late
-- from another device), or is retired and stays closed. Raises: unknown_reference. Concurrency: its row, locked after any ticket of the same command.
create or replace function app_private.set_counter(c app_private.command, p_state text, p_staff_id uuid, p_reason text default null) returns uuid
language plpgsql
as $$
declare
  v_id uuid;
begin
  perform from app.counters k where k.id = (c.args ->> 'counter_id')::uuid and k.branch_id = c.branch_id for no key update;
  if not found then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'counter_id'));
  end if;
  update app.counters k set state = p_state, staff_id = p_staff_id, state_since = c.occurred_at, pause_reason = p_reason, version = k.version + 1
  where k.id = (c.args ->> 'counter_id')::uuid and (k.state_since is null or k.state_since <= c.occurred_at) and k.retired_at is null
  returning k.id into v_id;
  return v_id;
end
$$;
