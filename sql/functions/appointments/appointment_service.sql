-- A service that can be booked: in use, and offered by appointment. Raises: unknown_reference, service_unavailable.
create or replace function app_private.appointment_service(c app_private.command, p_service_id uuid) returns app.services
language plpgsql stable
as $$
declare
  s app.services := app_private.service_in_use(c, p_service_id);
begin
  if not s.offers_appointments then
    perform app_private.refuse('service_unavailable');
  end if;
  return s;
end
$$;
