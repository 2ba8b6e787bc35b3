-- Sends a customer to another service, counter or person, with the original place. Naming a service replaces the
-- present leg's; naming a counter or person narrows who may call; what is not named is open to everybody again.
-- Raises: wrong_state, ticket_ended, unknown_reference, service_unavailable.
create or replace function app_private.transfer_ticket(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
  v_to jsonb := c.args -> 'to';
  v_service_id uuid;
begin
  t := app_private.find_ticket(c);
  x := app_private.cell(c, t);
  if x.effect = 'record' then
    return app_private.record_only(c, t, x.code);
  end if;
  v_service_id := coalesce((v_to ->> 'service_id')::uuid, t.service_id);
  perform app_private.check_destination(c, v_to, v_service_id);
  perform app_private.append_event(c, t, 'transferred', app_private.waiting_patch() || jsonb_build_object(
    'service_id', v_service_id, 'legs', jsonb_set(t.legs, array[t.leg_index::text], app_private.moved_leg(t, v_service_id), false),
    'for_counter_id', v_to -> 'counter_id', 'for_staff_id', v_to -> 'staff_id'), '{}', c.args ->> 'reason');
  return app_private.on_ticket(t.id);
end
$$;
