-- Whose a device is, for a server that has seen the key of that thumbprint sign a challenge, which is used up by this
-- [ID13]. A device that has ended is told so and still gets its token [ID14].
-- Not noted: every device asks every ten minutes, and a stranger's attempts would fill the notes of whom he names.
-- Who: blesaf_api. Raises: unauthenticated. Concurrency: the challenge.
create or replace function app.prove_device(
  p_device_id uuid, p_thumbprint text, p_challenge_hash text, p_challenge_expires_at timestamptz
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  d record;
begin
  perform app_private.enter(null);
  perform set_config('app.device_asked', coalesce(p_device_id::text, ''), true);
  select x.tenant_id, x.branch_id, x.status into d
  from app.devices x where x.id = p_device_id and x.key_thumbprint = p_thumbprint;
  perform set_config('app.device_asked', '', true);
  if d.tenant_id is null or not app_private.use_once(p_challenge_hash, p_challenge_expires_at) then
    perform app_private.refuse('unauthenticated');
  end if;
  return jsonb_build_object('tenant_id', d.tenant_id, 'branch_id', d.branch_id,
    'status', case d.status when 'active' then 'active' else 'revoked' end);
end
$$;
grant execute on function app.prove_device(uuid, text, text, timestamptz) to blesaf_api;
