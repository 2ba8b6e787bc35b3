-- The appointment that a wish names, locked and still to come. One that was acted on before history was lost is given as
-- it is: that word was said. Raises: unknown_reference, appointment_ended. Concurrency: its row, no key update.
create or replace function app_private.find_appointment(c app_private.command) returns app.appointments
language plpgsql
as $$
declare
  a app.appointments;
begin
  select * into a from app.appointments x
  where x.id = (c.args ->> 'appointment_id')::uuid and x.branch_id = c.branch_id for no key update;
  if not found then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'appointment_id'));
  elsif a.state <> 'booked' and c.prior_outcome is null then
    perform app_private.refuse('appointment_ended', jsonb_build_object('state', a.state));
  end if;
  return a;
end
$$;
