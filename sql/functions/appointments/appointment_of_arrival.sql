-- The appointment that an arriving ticket belongs to, locked: named by its id, or by its code among those of the ticket's
-- day. Null when there is none that this ticket can keep: unknown, of another day, or cancelled. One that the day's close
-- had called missed can be kept: the fact that the customer was there came late.
-- Concurrency: its row, no key update; a second check-in waits here and then sees the first.
create or replace function app_private.appointment_of_arrival(c app_private.command, t app.tickets) returns app.appointments
language plpgsql
as $$
declare
  a app.appointments;
begin
  select * into a from app.appointments x
  where x.branch_id = c.branch_id and x.slot_day = t.queue_day and x.state <> 'cancelled'
    and case when c.args ? 'appointment_id' then x.id = (c.args ->> 'appointment_id')::uuid else x.code = upper(c.args ->> 'code') end
  for no key update;
  return a;
end
$$;
