-- The public key under which a device proves itself; null for an unknown one and for one without a key, so that both are
-- the same to whoever asks. Of ended devices too [ID14]. A key and nothing else: whose it is, prove_device tells to who has
-- seen it prove something. Who: blesaf_api. Concurrency: none.
create or replace function app.device_key(p_device_id uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_key jsonb;
begin
  perform app_private.enter(null);
  perform set_config('app.device_asked', coalesce(p_device_id::text, ''), true);
  select d.public_key into v_key from app.devices d where d.id = p_device_id;
  perform set_config('app.device_asked', '', true);
  return v_key;
end
$$;
grant execute on function app.device_key(uuid) to blesaf_api;
