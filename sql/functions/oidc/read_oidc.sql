-- The provider by which a tenant's people may sign in, with the version that a change must name.
-- Who: blesaf_api, for persons with manage_security. Raises: not_found (there is none), what enter_session raises.
-- Concurrency: none.
create or replace function app.read_oidc(p_tenant_id uuid, p_session_id uuid, p_origin jsonb default null) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  p app.oidc_providers;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_security', null, p_origin);
  select * into p from app.oidc_providers x where x.tenant_id = p_tenant_id;
  if not found then
    perform app_private.refuse('not_found');
  end if;
  return app_private.oidc_answer(p);
end
$$;
grant execute on function app.read_oidc(uuid, uuid, jsonb) to blesaf_api;
