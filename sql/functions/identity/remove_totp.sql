-- Takes the second factor of the person who asks away; they have just proved their password. Who: people, of themselves. Raises:
-- not_allowed (their tenant asks it of them), already_done (there is none), sign_in_failed (the password was changed meanwhile).
-- Concurrency: the person's row in staff_credentials.
create or replace function app.remove_totp(p_tenant_id uuid, p_session_id uuid, p_proved_hash text, p_origin jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'own_totp', null, p_origin);
  c app.staff_credentials;
begin
  select * into c from app.staff_credentials x where x.staff_id = f.id for update;
  if f.role in ('admin', 'operator') and exists (
    select from app.tenant_security s where s.tenant_id = f.tenant_id and s.totp_for_admins)
  then
    perform app_private.refuse('not_allowed');
  elsif c.totp_at is null then
    perform app_private.refuse('already_done');
  elsif c.password_hash is distinct from p_proved_hash then
    perform app_private.refuse('sign_in_failed');
  end if;
  update app.staff_credentials x set totp_sealed = null, totp_pending = null, totp_at = null, totp_last_step = null
  where x.staff_id = f.id;
  perform app_private.write_recovery_codes(f, '{}');
  perform app_private.note('totp_removed', 'done', f.id);
end
$$;
grant execute on function app.remove_totp(uuid, uuid, text, jsonb) to blesaf_api;
