-- The provider of the bank that somebody wants to sign in to: {tenant_id, issuer, client_id, secret_sealed}. Null for a
-- tenant without one, one where it is switched off, and for no tenant at all, after the same looking.
-- Who: blesaf_api. Concurrency: none; open_oidc_flow looks again.
create or replace function app.oidc_provider_of(p_slug text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_private.enter(coalesce(app_private.find_tenant_by_slug(p_slug), '00000000-0000-0000-0000-000000000000'));
  return (
    select jsonb_build_object('tenant_id', p.tenant_id, 'issuer', p.issuer, 'client_id', p.client_id, 'secret_sealed', p.secret_sealed)
    from app.oidc_providers p where p.tenant_id = current_setting('app.tenant_id')::uuid and p.is_enabled);
end
$$;
grant execute on function app.oidc_provider_of(text) to blesaf_api;
