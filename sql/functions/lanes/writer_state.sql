-- What a device must know of its own writer: last_seq, letter, lanes and a split that waits for it. Each asking is a
-- contact and renews a kiosk's lanes up to three days ahead. Who: blesaf_api, for an authenticated device.
-- Null when there is no such writer. Concurrency: the branch's row while lanes are granted.
create or replace function app.writer_state(p_tenant_id uuid, p_device_id uuid, p_writer_id uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  w app.writers;
  v_today date;
  v_kind text;
begin
  perform app_private.enter(p_tenant_id, p_device_id);
  select * into w from app.writers r where r.id = p_writer_id and r.device_id = p_device_id;
  if not found then
    return null;
  end if;
  select d.kind into v_kind from app.devices d where d.id = p_device_id and d.status = 'active';
  v_today := (select d.day from app_private.branch_day(w.branch_id, app.now()) d);
  if v_kind = 'kiosk' then
    perform app_private.grant_lanes(w, v_today);
  end if;
  -- A kiosk that only asks lives too, and must have its part in the days to come. Once in five minutes, for it is asked every few
  -- seconds; after the grant, since whoever shares out a day locks the branch before the writers.
  update app.writers set last_contact_at = app.now() where id = w.id and last_contact_at < app.now() - interval '5 minutes';
  return (
    select jsonb_build_object('id', r.id, 'last_seq', r.last_seq, 'letter', r.letter, 'epoch', r.epoch,
      'lanes', case when v_kind = 'kiosk' then app_private.lanes_of(r, v_today) end)
    from app.writers r where r.id = w.id);
end
$$;
grant execute on function app.writer_state(uuid, uuid, uuid) to blesaf_api;
