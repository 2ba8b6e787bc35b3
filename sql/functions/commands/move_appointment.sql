-- Another slot for a booked appointment, which keeps its code; where that code is taken on the new day (malformed,
-- field code), the customer is booked anew. Its service must still be bookable.
-- Raises: unknown_reference, appointment_ended, service_unavailable, and the refusals of make_appointment for the slot.
-- Concurrency: the appointment's row, then the new slot's advisory lock (the old slot only loses).
create or replace function app_private.move_appointment(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  a app.appointments := app_private.find_appointment(c);
  v_slot_at timestamptz := (c.args ->> 'slot_at')::timestamptz;
  v_slot_day date := (select d.day from app_private.branch_day(c.branch_id, v_slot_at) d);
begin
  if a.state <> 'booked' then
    return row('{no_effect}'::text[], null, null, null, false)::app_private.effect;
  elsif c.prior_outcome is null then
    perform app_private.check_slot(c, app_private.appointment_service(c, a.service_id), v_slot_at, a.id);
  end if;
  if exists (
    select from app.appointments x
    where x.branch_id = c.branch_id and x.slot_day = v_slot_day and x.code = a.code and x.id <> a.id) then
    perform app_private.refuse('malformed', jsonb_build_object('reason', 'taken', 'field', 'code'));
  end if;
  update app.appointments set slot_at = v_slot_at, slot_day = v_slot_day, version = a.version + 1,
    contact_expires_at = case when a.contact_expires_at is not null
      then app_private.contact_expiry(c.tenant_id, app_private.day_end(c.branch_id, v_slot_day)) end
  where id = a.id;
  return row('{}'::text[], null, null, jsonb_build_object('appointment_id', a.id), false)::app_private.effect;
end
$$;
