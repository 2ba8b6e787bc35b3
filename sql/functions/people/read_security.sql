-- How strict a tenant is with its own people, with the version that a change must name.
-- Who: blesaf_api, for persons with manage_security. Raises: what enter_session raises. Concurrency: none.
create or replace function app.read_security(p_tenant_id uuid, p_session_id uuid, p_origin jsonb default null) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_security', null, p_origin);
  return (select to_jsonb(t) - 'tenant_id' from app.tenant_security t where t.tenant_id = p_tenant_id);
end
$$;
grant execute on function app.read_security(uuid, uuid, jsonb) to blesaf_api;
