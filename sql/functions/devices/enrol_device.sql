-- Makes a device out of an enrolment code and a key whose possession the server has seen proved [ID12 ID13].
-- Answers the device, or {"refusal": "code_wrong"}: an answer and not an error, because a wrong try must stay counted.
-- Raises: unauthenticated (the challenge has served), device_key_invalid (the code stays good for another key).
-- Who: blesaf_api, for anybody who has a code. Concurrency: the challenge, the code's row, then the device's.
create or replace function app.enrol_device(
  p_selector text, p_code_mac text, p_public_key jsonb, p_thumbprint text, p_challenge_hash text, p_challenge_expires_at timestamptz,
  p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  k app.enrolment_codes;
  d app.devices;
begin
  perform app_private.enter(null);
  perform app_private.enter_origin(p_origin);
  if not app_private.use_once(p_challenge_hash, p_challenge_expires_at) then
    perform app_private.refuse('unauthenticated');
  end if;
  k := app_private.try_enrolment_code(p_selector, p_code_mac);
  if k.id is not null then
    d := app_private.key_device(k, p_public_key, p_thumbprint);
  end if;
  if d.id is null then
    return jsonb_build_object('refusal', 'code_wrong');
  end if;
  update app.enrolment_codes set ended_at = app.now(), end_reason = 'used' where id = k.id;
  perform app_private.refresh_branch_devices(d.branch_id);
  perform set_config('app.device_id', d.id::text, true);
  perform app_private.note('device_enrolled', 'done', d.id, d.branch_id,
    jsonb_build_object('kind', d.kind, 'code_id', k.id) || jsonb_strip_nulls(jsonb_build_object('replaces', d.replaces)));
  return jsonb_build_object('device_id', d.id, 'branch_id', d.branch_id, 'kind', d.kind, 'name', d.name,
    'tenant', (select jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) from app.tenants t where t.id = d.tenant_id));
end
$$;
grant execute on function app.enrol_device(text, text, jsonb, text, text, timestamptz, jsonb) to blesaf_api;
