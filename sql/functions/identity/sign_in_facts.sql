-- What a sign-in is judged by: whose it would be, the hash to verify, the sealed second factor, and why it fails whatever is
-- typed (reason: unknown, inactive, no_password, place). Always one answer of one shape: the caller does the same work for
-- each. At a device the tenant is the device's and another slug is unknown. p_email is lower case already.
-- Who: blesaf_api. Raises, of the device: what check_sign_in_device raises. Concurrency: none.
create or replace function app.sign_in_facts(p_slug text, p_tenant_id uuid, p_device_id uuid, p_email text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_tenant_id uuid := p_tenant_id;
  f app.staff;
  c app.staff_credentials;
begin
  perform app_private.enter(p_tenant_id);
  perform app_private.check_sign_in_device(p_device_id);
  if p_slug is not null then
    v_tenant_id := app_private.find_tenant_by_slug(p_slug);
  end if;
  if v_tenant_id is null or v_tenant_id is distinct from coalesce(p_tenant_id, v_tenant_id) then
    return jsonb_build_object('tenant_id', p_tenant_id, 'reason', 'unknown');
  end if;
  perform app_private.enter(v_tenant_id);
  select * into f from app.staff x where x.email = p_email;
  if not found then
    return jsonb_build_object('tenant_id', v_tenant_id, 'reason', 'unknown');
  end if;
  select * into c from app.staff_credentials x where x.staff_id = f.id;
  return jsonb_build_object('tenant_id', v_tenant_id, 'staff_id', f.id, 'password_hash', c.password_hash,
    'totp_sealed', case when c.totp_at is not null then c.totp_sealed end,
    'reason', case when not f.active then 'inactive' when c.password_hash is null then 'no_password'
      when not app_private.may_be_at(f, p_device_id) then 'place' end);
end
$$;
grant execute on function app.sign_in_facts(text, uuid, uuid, text) to blesaf_api;
