-- Back into the line with the place kept: a call taken back, or a parked customer who is ready.
-- Raises: wrong_state, ticket_ended, unknown_reference, not_called.
create or replace function app_private.return_ticket(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
begin
  t := app_private.find_ticket(c);
  x := app_private.cell(c, t);
  if x.effect = 'record' then
    return app_private.record_only(c, t, x.code);
  end if;
  perform app_private.append_event(c, t, case t.state when 'called' then 'put_back' else 'returned' end, app_private.waiting_patch());
  return app_private.on_ticket(t.id);
end
$$;
