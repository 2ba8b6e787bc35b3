-- By what the person who asks proves their password once more, before a change that a borrowed screen must not make: the hash,
-- under which name and where wrong tries are counted, and how long a new password must be. p_action: what for.
-- Who: people, of themselves; the hash does not leave the server. Concurrency: none.
create or replace function app.own_proof(p_tenant_id uuid, p_session_id uuid, p_action text, p_origin jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff;
begin
  if p_action is null or p_action not in ('own_password', 'own_totp') then
    perform app_private.refuse('not_allowed');
  end if;
  f := app_private.enter_session(p_tenant_id, p_session_id, p_action, null, p_origin);
  return jsonb_build_object('email', f.email,
    'password_hash', (select c.password_hash from app.staff_credentials c where c.staff_id = f.id),
    'tenant', (select t.slug from app.tenants t where t.id = f.tenant_id),
    'device_id', (select s.device_id from app.staff_sessions s where s.id = p_session_id),
    'length_min', (select s.password_length_min from app.tenant_security s where s.tenant_id = f.tenant_id));
end
$$;
grant execute on function app.own_proof(uuid, uuid, text, jsonb) to blesaf_api;
