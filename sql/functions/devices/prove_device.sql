-- Whose a device is, for a server that has seen the key of that thumbprint sign a challenge, which is used up by this
-- [ID13]. A device that has ended is told so and still gets its token [ID14]. A kiosk that stands is told the hash of its
-- branch's staff PIN, or null where none is set [KP2]; to nobody else there is such a field. shows_arrival: a display that
-- stands, which the server tells the keys of its branch's arrival codes [AP3]; media_folder: the tenant's,
-- for which it is given a pass [DY22].
-- Not noted: every device asks every ten minutes, and a stranger's attempts would fill the notes of whom he names.
-- Who: blesaf_api. Raises: unauthenticated. Concurrency: the challenge.
create or replace function app.prove_device(
  p_device_id uuid, p_thumbprint text, p_challenge_hash text, p_challenge_expires_at timestamptz
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  d record;
  v_told jsonb := '{}';
begin
  perform app_private.enter(null);
  perform set_config('app.device_asked', coalesce(p_device_id::text, ''), true);
  select x.tenant_id, x.branch_id, x.kind, x.status into d
  from app.devices x where x.id = p_device_id and x.key_thumbprint = p_thumbprint;
  perform set_config('app.device_asked', '', true);
  if d.tenant_id is null or not app_private.use_once(p_challenge_hash, p_challenge_expires_at) then
    perform app_private.refuse('unauthenticated');
  end if;
  if d.kind = 'kiosk' and d.status = 'active' then
    perform app_private.enter(d.tenant_id, p_device_id);
    v_told := jsonb_build_object('kiosk_pin', (
      select jsonb_build_object('digits', p.digits, 'iterations', p.iterations, 'salt', p.salt, 'hash', p.hash)
      from app.kiosk_pins p where p.branch_id = d.branch_id));
  elsif d.kind = 'display' and d.status = 'active' then
    perform app_private.enter(d.tenant_id, p_device_id);
    v_told := jsonb_build_object('shows_arrival', true, 'media_folder', (select t.slug from app.tenants t where t.id = d.tenant_id));
  end if;
  return jsonb_build_object('tenant_id', d.tenant_id, 'branch_id', d.branch_id,
    'status', case d.status when 'active' then 'active' else 'revoked' end) || v_told;
end
$$;
grant execute on function app.prove_device(uuid, text, text, timestamptz) to blesaf_api;
