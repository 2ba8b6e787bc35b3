-- Sets the provider by which a tenant's people may sign in, if it is still what the asker saw (version 0: none yet). Another
-- issuer or client ends all links and keeps no secret that it was not given; else a secret that is not given stays. Noted
-- with the names of the changed fields. Answers app_private.oidc_answer. p_issuers are those that the installation lists; the
-- server has sealed the secret.
-- Who: blesaf_api, for persons with manage_security. Raises: malformed (an issuer that is not listed),
-- configuration_conflict (details: version), what enter_session raises. Concurrency: the provider's row, before those of
-- people; of two that make it the primary key lets one.
create or replace function app.set_oidc(
  p_tenant_id uuid, p_session_id uuid, p_version bigint, p_issuers text[], p_issuer text, p_client_id text, p_is_secret_given boolean,
  p_secret_sealed text, p_is_enabled boolean, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_before app.oidc_providers;
  v_after app.oidc_providers;
  v_is_other boolean;
  v_fields text[];
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_security', null, p_origin);
  if p_issuer <> all (p_issuers) then
    perform app_private.refuse('malformed', '{"in": "json", "issues": [{"path": "issuer", "code": "not_listed"}]}');
  end if;
  select * into v_before from app.oidc_providers x where x.tenant_id = p_tenant_id for no key update;
  if p_version is distinct from coalesce(v_before.version, 0) then
    perform app_private.refuse('configuration_conflict', jsonb_build_object('version', coalesce(v_before.version, 0)));
  end if;
  v_is_other := (v_before.issuer, v_before.client_id) is distinct from (p_issuer, p_client_id);
  v_fields := array_remove(array[
    case when v_before.issuer is distinct from p_issuer then 'issuer' end,
    case when v_before.client_id is distinct from p_client_id then 'client_id' end,
    case when p_is_secret_given or v_is_other and v_before.secret_sealed is not null then 'client_secret' end,
    case when v_before.is_enabled is distinct from p_is_enabled then 'is_enabled' end], null);
  if cardinality(v_fields) = 0 then
    return app_private.oidc_answer(v_before);
  end if;
  insert into app.oidc_providers as o (tenant_id, issuer, client_id, secret_sealed, is_enabled)
  values (p_tenant_id, p_issuer, p_client_id, p_secret_sealed, p_is_enabled)
  on conflict (tenant_id) do update set issuer = p_issuer, client_id = p_client_id, is_enabled = p_is_enabled,
    secret_sealed = case when p_is_secret_given then p_secret_sealed when not v_is_other then o.secret_sealed end, version = o.version + 1
    where o.version = p_version
  returning o.* into v_after;
  if not found then
    perform app_private.refuse('configuration_conflict', jsonb_build_object('version', p_version + 1));
  end if;
  perform app_private.note('oidc_changed', 'done', p_tenant_id, null, jsonb_build_object('fields', v_fields));
  if v_is_other then
    perform app_private.forget_oidc(p_tenant_id);
  end if;
  return app_private.oidc_answer(v_after);
end
$$;
grant execute on function app.set_oidc(uuid, uuid, bigint, text[], text, text, boolean, text, boolean, jsonb) to blesaf_api;
