-- Changes what p_patch names of a tenant's security settings, if they are still those that the asker saw. Noted with each
-- changed field, from what and to what. Answers them as now. What is out of bounds the server refuses before; here the
-- checks of the table stand behind it.
-- Who: blesaf_api, for persons with manage_security. Raises: configuration_conflict (details: version), what
-- enter_session raises. Concurrency: the row of the settings.
create or replace function app.change_security(
  p_tenant_id uuid, p_session_id uuid, p_version bigint, p_patch jsonb, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_before app.tenant_security;
  v_after app.tenant_security;
  v_changed jsonb;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_security', null, p_origin);
  select * into strict v_before from app.tenant_security t where t.tenant_id = p_tenant_id for no key update;
  if p_version is distinct from v_before.version then
    perform app_private.refuse('configuration_conflict', jsonb_build_object('version', v_before.version));
  end if;
  v_after := jsonb_populate_record(v_before, p_patch - '{tenant_id,version}'::text[]);
  select jsonb_object_agg(a.key, jsonb_build_object('from', to_jsonb(v_before) -> a.key, 'to', a.value)) into v_changed
  from jsonb_each(to_jsonb(v_after)) a where to_jsonb(v_before) -> a.key is distinct from a.value;
  if v_changed is null then
    return to_jsonb(v_before) - 'tenant_id';
  end if;
  update app.tenant_security t set totp_for_admins = v_after.totp_for_admins, session_idle_hours = v_after.session_idle_hours,
    session_max_hours = v_after.session_max_hours, password_length_min = v_after.password_length_min,
    pin_digits = v_after.pin_digits, audit_retention_months = v_after.audit_retention_months, version = t.version + 1
  where t.tenant_id = p_tenant_id returning t.* into v_after;
  perform app_private.note('security_changed', 'done', p_tenant_id, null, v_changed);
  return to_jsonb(v_after) - 'tenant_id';
end
$$;
grant execute on function app.change_security(uuid, uuid, bigint, jsonb, jsonb) to blesaf_api;
