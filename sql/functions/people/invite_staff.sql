-- A new link with which a person of the tenant chooses a password; older ones end. The password that there may be stays
-- until then. Not for an admin who has one, the asker included: a link is its person's password, and nobody gets an equal's,
-- nor makes a stolen session into more than it is [PE3]. Answers {staff_id, expires_at}.
-- Who: blesaf_api, for persons with manage_staff. Raises: not_found, not_allowed, wrong_state (not active, or without an
-- e-mail to sign in with), what enter_session raises.
-- Concurrency: the person's row.
create or replace function app.invite_staff(
  p_tenant_id uuid, p_session_id uuid, p_staff_id uuid, p_token_hash text, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  s app.staff;
  v_expires_at timestamptz;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_staff', null, p_origin);
  s := app_private.managed_person(p_staff_id);
  if s.role = 'admin' and exists (select from app.staff_credentials c where c.staff_id = s.id and c.password_hash is not null) then
    perform app_private.refuse('not_allowed');
  elsif not s.active or s.email is null then
    perform app_private.refuse('wrong_state');
  end if;
  v_expires_at := app_private.add_password_link(s.id, p_token_hash, 'invitation');
  return jsonb_build_object('staff_id', s.id, 'expires_at', rules.instant_text(v_expires_at));
end
$$;
grant execute on function app.invite_staff(uuid, uuid, uuid, text, jsonb) to blesaf_api;
