-- A new tenant with its settings and security at their defaults and its first admin, who chooses a password by the link
-- whose hash comes along. Noted in the platform's log and in the tenant's. Answers {tenant_id, admin_id, expires_at}.
-- Who: blesaf_api, for persons with manage_tenants. Raises: already_taken (the slug), what enter_session raises.
-- Concurrency: the unique slug.
create or replace function app.add_tenant(
  p_tenant_id uuid, p_session_id uuid, p_new_id uuid, p_slug text, p_name jsonb, p_admin jsonb, p_token_hash text,
  p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff;
  v_admin_id uuid;
  v_expires_at timestamptz;
begin
  f := app_private.enter_session(p_tenant_id, p_session_id, 'manage_tenants', null, p_origin);
  perform app_private.note('tenant_added', 'done', p_new_id);
  begin
    perform app_private.create_tenant(p_new_id, p_slug, p_name);
  exception when unique_violation then
    perform app_private.refuse('already_taken');
  end;
  perform app_private.act_in(f, p_session_id, p_new_id);
  perform app_private.note('tenant_added', 'done', p_new_id);
  v_admin_id := app_private.add_person(p_admin ->> 'name', p_admin ->> 'email', 'admin', p_admin ->> 'language');
  v_expires_at := app_private.add_password_link(v_admin_id, p_token_hash, 'invitation');
  return jsonb_build_object('tenant_id', p_new_id, 'admin_id', v_admin_id, 'expires_at', rules.instant_text(v_expires_at));
end
$$;
grant execute on function app.add_tenant(uuid, uuid, uuid, text, jsonb, jsonb, text, jsonb) to blesaf_api;
