-- A new operator, who chooses a password by the link whose hash comes along. Answers {staff_id, expires_at}.
-- Who: blesaf_api, for persons with manage_operators. Raises: already_taken, what enter_session raises.
-- Concurrency: the unique e-mail.
create or replace function app.add_operator(
  p_tenant_id uuid, p_session_id uuid, p_name text, p_email text, p_language text, p_token_hash text, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_staff_id uuid;
  v_expires_at timestamptz;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_operators', null, p_origin);
  v_staff_id := app_private.add_person(p_name, p_email, 'operator', p_language);
  v_expires_at := app_private.add_password_link(v_staff_id, p_token_hash, 'invitation');
  return jsonb_build_object('staff_id', v_staff_id, 'expires_at', rules.instant_text(v_expires_at));
end
$$;
grant execute on function app.add_operator(uuid, uuid, text, text, text, text, jsonb) to blesaf_api;
