-- Lets a device that still stands go on: every few seconds from every one of them, so it is two index steps and no more.
-- Who: blesaf_api. Raises: unauthenticated, device_revoked, not_allowed. Concurrency: none.
create or replace function app.device_standing(p_tenant_id uuid, p_device_id uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  return (app_private.enter_device(p_tenant_id, p_device_id, 'heartbeat')).status;
end
$$;
grant execute on function app.device_standing(uuid, uuid) to blesaf_api;
