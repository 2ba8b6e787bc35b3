-- Says for this transaction that an enrolled device asks, and lets it pass if it is active and its kind has the action.
-- Answers the device. Raises: unauthenticated (no such device here), device_revoked, not_allowed.
-- Who: the entry functions that serve devices, save push, which keeps what a revoked one still brings. Concurrency: none.
create or replace function app_private.enter_device(p_tenant_id uuid, p_device_id uuid, p_action text) returns app.devices
language plpgsql
as $$
declare
  d app.devices;
begin
  perform app_private.enter(p_tenant_id, p_device_id);
  select * into d from app.devices x where x.id = p_device_id;
  if not found then
    perform app_private.refuse('unauthenticated');
  elsif d.status <> 'active' then
    perform app_private.refuse('device_revoked');
  elsif not exists (select from app.permissions p where p.role = d.kind and p.action = p_action) then
    perform app_private.refuse('not_allowed');
  end if;
  return d;
end
$$;
