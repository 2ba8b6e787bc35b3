-- Keeps what a browser that goes to the provider must come back with, for ten minutes. Answers whether it did: not if the
-- provider was changed since the caller read it. A few flows that nobody came back from go meanwhile.
-- Who: blesaf_api. Concurrency: the provider's row is shared, so that a change of it, which ends flows, finds this one or
-- comes first; dead flows that others are at are left to them.
create or replace function app.open_oidc_flow(
  p_tenant_id uuid, p_issuer text, p_client_id text, p_state_hash text, p_nonce text, p_verifier_sealed text
) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_life constant interval := interval '10 minutes';
  v_swept_max constant integer := 100;
begin
  perform app_private.enter(p_tenant_id);
  perform from app.oidc_providers p
  where p.tenant_id = p_tenant_id and p.issuer = p_issuer and p.client_id = p_client_id and p.is_enabled for share;
  if not found then
    return false;
  end if;
  delete from app.oidc_flows f where f.tenant_id = p_tenant_id and f.state_hash in (
    select o.state_hash from app.oidc_flows o where o.tenant_id = p_tenant_id and o.expires_at <= app.now()
    limit v_swept_max for update skip locked);
  insert into app.oidc_flows (tenant_id, state_hash, nonce, verifier_sealed, created_at, expires_at)
  values (p_tenant_id, p_state_hash, p_nonce, p_verifier_sealed, app.now(), app.now() + v_life);
  return true;
end
$$;
grant execute on function app.open_oidc_flow(uuid, text, text, text, text, text) to blesaf_api;
