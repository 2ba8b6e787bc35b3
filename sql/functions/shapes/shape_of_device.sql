-- Lets an enrolled device follow a shape of its own branch, and says with what: {actor, tenant_id, branch_id, first_day}.
-- Asked at every request of a shape, so it is a few index steps and writes nothing.
-- Who: blesaf_api. Raises, in this order: unauthenticated, device_revoked, not_allowed, not_found (any other branch).
-- Concurrency: none.
create or replace function app.shape_of_device(p_tenant_id uuid, p_device_id uuid, p_shape text, p_branch_id uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  d app.devices := app_private.enter_device(p_tenant_id, p_device_id, 'shape:' || p_shape);
begin
  if d.branch_id is distinct from p_branch_id or p_branch_id is null then
    perform app_private.refuse('not_found');
  end if;
  return app_private.shape_scope(p_tenant_id, p_branch_id) || jsonb_build_object('actor', d.kind);
end
$$;
grant execute on function app.shape_of_device(uuid, uuid, text, uuid) to blesaf_api;
