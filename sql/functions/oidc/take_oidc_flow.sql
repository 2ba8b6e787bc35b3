-- Takes the flow that a browser came back from; it serves once, whatever becomes of it. Answers {tenant_id, issuer,
-- client_id, secret_sealed, nonce, verifier_sealed}, or {tenant_id, reason}: state_unknown (also another browser's or another
-- tenant's), state_expired, provider_changed. tenant_id is null where there is no such tenant.
-- Who: blesaf_api. Raises, of the device that somebody signs in at: what check_sign_in_device raises.
-- Concurrency: the delete; of two that come with one flow one finds it.
create or replace function app.take_oidc_flow(p_tenant_id uuid, p_device_id uuid, p_state_hash text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  p app.oidc_providers;
  f app.oidc_flows;
  v_answer jsonb;
begin
  perform app_private.enter(p_tenant_id);
  perform app_private.check_sign_in_device(p_device_id);
  v_answer := jsonb_build_object('tenant_id', (select t.id from app.tenants t where t.id = p_tenant_id));
  select * into p from app.oidc_providers x where x.tenant_id = p_tenant_id and x.is_enabled for share;
  delete from app.oidc_flows x where x.tenant_id = p_tenant_id and x.state_hash = p_state_hash returning x.* into f;
  if f.tenant_id is null then
    return v_answer || '{"reason": "state_unknown"}';
  elsif f.expires_at <= app.now() then
    return v_answer || '{"reason": "state_expired"}';
  elsif p.tenant_id is null then
    return v_answer || '{"reason": "provider_changed"}';
  end if;
  return v_answer || jsonb_build_object('issuer', p.issuer, 'client_id', p.client_id, 'secret_sealed', p.secret_sealed,
    'nonce', f.nonce, 'verifier_sealed', f.verifier_sealed);
end
$$;
grant execute on function app.take_oidc_flow(uuid, uuid, text) to blesaf_api;
