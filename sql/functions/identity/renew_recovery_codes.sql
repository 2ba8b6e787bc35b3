-- Gives the person who asks new recovery codes; the old ones end. They have just proved their password. Who: people, of
-- themselves. Raises: wrong_state (there is no second factor to recover), sign_in_failed (the password was changed meanwhile).
-- Concurrency: the person's row in staff_credentials.
create or replace function app.renew_recovery_codes(p_tenant_id uuid, p_session_id uuid, p_proved_hash text, p_hashes text[], p_origin jsonb)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'own_totp', null, p_origin);
  c app.staff_credentials;
begin
  select * into c from app.staff_credentials x where x.staff_id = f.id for update;
  if c.totp_at is null then
    perform app_private.refuse('wrong_state');
  elsif c.password_hash is distinct from p_proved_hash then
    perform app_private.refuse('sign_in_failed');
  end if;
  perform app_private.write_recovery_codes(f, p_hashes);
  perform app_private.note('recovery_codes_renewed', 'done', f.id);
end
$$;
grant execute on function app.renew_recovery_codes(uuid, uuid, text, text[], jsonb) to blesaf_api;
