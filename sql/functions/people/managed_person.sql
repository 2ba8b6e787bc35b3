-- The person of the tenant that somebody with manage_staff acts on, with the row held. Raises: not_found.
-- Who: inner functions that have entered. Concurrency: the person's row.
create or replace function app_private.managed_person(p_staff_id uuid) returns app.staff
language plpgsql
as $$
declare
  s app.staff;
begin
  select * into s from app.staff x where x.id = p_staff_id and x.role <> 'operator' for no key update;
  if not found then
    perform app_private.refuse('not_found');
  end if;
  return s;
end
$$;
