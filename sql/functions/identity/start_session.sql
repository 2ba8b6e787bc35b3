-- Begins a session of a person who was just proved, with its first refresh token, and notes it. p_password_hash is what a
-- password was proved against (null for OIDC): it must still be theirs, since a change of password ends what stood on the
-- old one. Answers app_private.session_answer. Who: blesaf_api. Raises: sign_in_failed (no longer active, no longer the
-- password, not at this device). Concurrency: the person's row is shared, then the device's, so that deactivation, a change
-- of role or password and the end of the device, which lock them, find either no session or this one.
create or replace function app.start_session(
  p_tenant_id uuid, p_staff_id uuid, p_device_id uuid, p_method text, p_password_hash text, p_browser text, p_token_hash text, p_origin jsonb
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff;
  s app.staff_sessions;
begin
  perform app_private.enter(p_tenant_id);
  perform app_private.enter_origin(p_origin);
  select * into f from app.staff x where x.id = p_staff_id and x.active for share;
  perform from app.devices d where d.id = p_device_id for share;
  if f.id is null or not app_private.may_be_at(f, p_device_id) or p_method is distinct from 'oidc' and not exists (
    select from app.staff_credentials c where c.staff_id = f.id and c.password_hash = p_password_hash)
  then
    perform app_private.refuse('sign_in_failed');
  end if;
  s.ends_at := app.now() + make_interval(hours => (select t.session_max_hours from app.tenant_security t where t.tenant_id = p_tenant_id));
  insert into app.staff_sessions (tenant_id, staff_id, device_id, started_at, seen_at, expires_at, ends_at, browser, method, is_limited)
  values (p_tenant_id, f.id, p_device_id, app.now(), app.now(), app_private.session_expiry(p_tenant_id, p_device_id, s.ends_at),
    s.ends_at, p_browser, p_method, app_private.needs_totp(f, p_method))
  returning * into s;
  insert into app.refresh_tokens (tenant_id, token_hash, session_id, issued_at) values (p_tenant_id, p_token_hash, s.id, app.now());
  perform app_private.speak_as(f, s.id, s.device_id);
  perform app_private.note('signed_in', 'done', f.id,
    (select d.branch_id from app.devices d where d.id = s.device_id), jsonb_build_object('method', p_method));
  return app_private.session_answer(s, f);
end
$$;
grant execute on function app.start_session(uuid, uuid, uuid, text, text, text, text, jsonb) to blesaf_api;
