-- Makes the secret whose code was just proved (p_step) the second factor of the person who asks, with its recovery codes; their
-- sessions may do from now on what waited for it. Who: people, of themselves. Raises: already_done, code_wrong (another secret came between).
-- Concurrency: the person's row in staff_credentials; of two confirmations one has already been done.
create or replace function app.confirm_totp(
  p_tenant_id uuid, p_session_id uuid, p_pending text, p_step bigint, p_hashes text[], p_origin jsonb
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'own_totp', null, p_origin);
  c app.staff_credentials;
begin
  select * into c from app.staff_credentials x where x.staff_id = f.id for update;
  if c.totp_at is not null then
    perform app_private.refuse('already_done');
  elsif c.totp_pending is null or c.totp_pending is distinct from p_pending then
    perform app_private.refuse('code_wrong');
  end if;
  update app.staff_credentials x
  set totp_sealed = p_pending, totp_pending = null, totp_at = app.now(), totp_last_step = p_step where x.staff_id = f.id;
  perform app_private.write_recovery_codes(f, p_hashes);
  update app.staff_sessions s set is_limited = false where s.staff_id = f.id and s.ended_at is null and s.is_limited;
  perform app_private.note('totp_set_up', 'done', f.id);
end
$$;
grant execute on function app.confirm_totp(uuid, uuid, text, bigint, text[], jsonb) to blesaf_api;
