-- Gives a slot back. The contact has no purpose any more and expires at once.
-- Raises: unknown_reference, appointment_ended. Concurrency: the appointment's row.
create or replace function app_private.cancel_appointment(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  a app.appointments := app_private.find_appointment(c);
begin
  if a.state <> 'booked' then
    return row('{no_effect}'::text[], null, null, null, false)::app_private.effect;
  end if;
  update app.appointments set state = 'cancelled', version = a.version + 1,
    contact_expires_at = least(a.contact_expires_at, case when a.contact_expires_at is not null then c.received_at end)
  where id = a.id;
  return row('{}'::text[], null, null, jsonb_build_object('appointment_id', a.id), false)::app_private.effect;
end
$$;
