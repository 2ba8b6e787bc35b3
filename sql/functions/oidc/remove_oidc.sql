-- Takes a tenant's provider away, and with it all links. Repeating it changes nothing.
-- Who: blesaf_api, for persons with manage_security. Raises: what enter_session raises. Concurrency: the provider's row,
-- before those of people.
create or replace function app.remove_oidc(p_tenant_id uuid, p_session_id uuid, p_origin jsonb default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_security', null, p_origin);
  delete from app.oidc_providers x where x.tenant_id = p_tenant_id;
  if found then
    perform app_private.note('oidc_removed', 'done', p_tenant_id);
    perform app_private.forget_oidc(p_tenant_id);
  end if;
end
$$;
grant execute on function app.remove_oidc(uuid, uuid, jsonb) to blesaf_api;
