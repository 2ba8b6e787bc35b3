-- A service of this branch that still takes people. Raises: unknown_reference, service_unavailable.
create or replace function app_private.service_in_use(c app_private.command, p_service_id uuid) returns app.services
language plpgsql stable
as $$
declare
  s app.services;
begin
  select * into s from app.services v where v.id = p_service_id and v.branch_id = c.branch_id;
  if not found then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'service_id'));
  elsif s.retired_at is not null then
    perform app_private.refuse('service_unavailable');
  end if;
  return s;
end
$$;
