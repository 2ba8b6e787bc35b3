-- One more service in the same visit, after those that the ticket has. Raises: wrong_state, ticket_ended,
-- unknown_reference, service_unavailable, too_large (a visit has at most eight legs).
create or replace function app_private.add_leg(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
  s app.services;
  v_legs_max constant integer := 8;
begin
  t := app_private.find_ticket(c);
  x := app_private.cell(c, t);
  if x.effect = 'record' then
    return app_private.record_only(c, t, x.code);
  end if;
  s := app_private.service_in_use(c, (c.args ->> 'service_id')::uuid);
  if jsonb_array_length(t.legs) >= v_legs_max then
    perform app_private.refuse('too_large', jsonb_build_object('field', 'legs', 'max', v_legs_max));
  end if;
  perform app_private.append_event(c, t, 'leg_added', jsonb_build_object('legs', t.legs || jsonb_build_array(jsonb_build_object('service_id', s.id))));
  return app_private.on_ticket(t.id);
end
$$;
