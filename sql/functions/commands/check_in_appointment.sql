-- A customer with an appointment has a printed ticket. The paper exists, so the fact is taken whatever the appointment
-- says: without one to keep (unknown today, cancelled, kept by another ticket) it is an ordinary ticket with a flag; too
-- late for it, the ticket has the place of a walk-in. The same ticket again merges and stays the appointment's ticket.
-- The contact goes over to the ticket, where the visit's end decides how long it stays.
-- Raises: unknown_reference. Concurrency: the appointment's row, then as issue_ticket.
create or replace function app_private.check_in_appointment(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets := app_private.ticket_draft(c, 'appointment');
  a app.appointments := app_private.appointment_of_arrival(c, t);
  e app_private.effect;
begin
  t.flags := t.flags || app_private.arrival_flags(t, a);
  if t.flags && '{appointment_unknown,appointment_used}' then
    return app_private.enter_line(c, t);
  end if;
  e := app_private.enter_line(c, app_private.keep_appointment(t, a));
  update app.appointments set state = 'arrived', ticket_id = e.ticket_ids[1], version = version + 1,
    contact_name = null, contact_phone = null, contact_email = null, contact_expires_at = null
  where id = a.id;
  return e;
end
$$;
