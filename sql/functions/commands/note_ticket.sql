-- A colleague's note on a ticket. The text is private: on the ticket, not in event or ledger, and it goes with the contact.
-- Raises: unknown_reference.
create or replace function app_private.note_ticket(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
begin
  t := app_private.find_ticket(c);
  if t.id is null then
    return app_private.call_failed();
  end if;
  perform app_private.append_event(c, t, 'noted', '{}', '{}', null, jsonb_build_object('note', c.args ->> 'text'));
  return app_private.on_ticket(t.id);
end
$$;
