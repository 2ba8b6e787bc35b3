-- A new person of a tenant, who chooses a password by the link whose hash comes along. Answers {staff_id, expires_at}.
-- Who: blesaf_api, for persons with manage_staff. Raises: malformed (a role that a tenant does not have), already_taken,
-- not_found (a branch), what enter_session raises. Concurrency: the unique e-mail.
create or replace function app.add_staff(
  p_tenant_id uuid, p_session_id uuid, p_person jsonb, p_branch_ids uuid[], p_token_hash text, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_staff_id uuid;
  v_expires_at timestamptz;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_staff', null, p_origin);
  if coalesce(p_person ->> 'role' not in ('teller', 'manager', 'admin'), true) then
    perform app_private.refuse('malformed');
  end if;
  v_staff_id := app_private.add_person(p_person ->> 'name', p_person ->> 'email', p_person ->> 'role', p_person ->> 'language', p_branch_ids);
  v_expires_at := app_private.add_password_link(v_staff_id, p_token_hash, 'invitation');
  return jsonb_build_object('staff_id', v_staff_id, 'expires_at', rules.instant_text(v_expires_at));
end
$$;
grant execute on function app.add_staff(uuid, uuid, jsonb, uuid[], text, jsonb) to blesaf_api;
