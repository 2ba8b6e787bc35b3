-- Somebody who joined from afar is here: the awaited ticket comes into the line, with its place as the tenant's rule has it
-- [AR2] [AR3]. What is not awaited stays as it is (no_effect): whoever waits already loses nothing by saying so again.
-- How it was proven is the event's reason. Raises: unknown_reference. Concurrency: the ticket's row.
create or replace function app_private.confirm_arrival(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
begin
  t := app_private.find_ticket(c);
  if t.id is null then
    return app_private.call_failed();
  end if;
  x := app_private.cell(c, t);
  if x.effect <> 'apply' then
    return app_private.record_only(c, t, x.code);
  end if;
  if not app_private.is_awaited(t) then
    return app_private.on_ticket(t.id, '{no_effect}');
  end if;
  perform app_private.append_event(c, t, 'arrived',
    app_private.waiting_patch() || jsonb_build_object('order_at', app_private.place_of_arrival(c, t)), '{}', c.args ->> 'proof');
  return app_private.on_ticket(t.id);
end
$$;
