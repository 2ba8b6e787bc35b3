-- Lets only those devices pass at which people sign in; null is a browser of its own. Raises, of the device, which knows
-- itself: unauthenticated (no such device in the tenant), device_revoked, not_allowed (its kind has no people).
-- Who: inner functions of sign-in that have entered the tenant. Concurrency: none.
create or replace function app_private.check_sign_in_device(p_device_id uuid) returns void
language plpgsql
as $$
declare
  d app.devices;
begin
  if p_device_id is null then
    return;
  end if;
  select * into d from app.devices x where x.id = p_device_id;
  if not found then
    perform app_private.refuse('unauthenticated');
  elsif d.status <> 'active' then
    perform app_private.refuse('device_revoked');
  elsif d.kind not in ('tablet', 'console') then
    perform app_private.refuse('not_allowed');
  end if;
end
$$;
