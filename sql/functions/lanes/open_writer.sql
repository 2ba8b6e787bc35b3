-- Opens a writer for a device's local database, with a letter of its own. Asking again changes nothing.
-- A fork says from which writer it came; that one is marked. It has reported in no epoch yet (0): after lost history a
-- writer that was opened in what is lost comes again as a new one, with all its papers still to tell. Who: blesaf_api, for an authenticated device (also a revoked
-- one: what it still holds must reach quarantine). Raises: not_found, too_many_writers.
-- Concurrency: the branch's row, so that two writers never get one letter.
create or replace function app.open_writer(p_tenant_id uuid, p_device_id uuid, p_writer_id uuid, p_forked_from uuid default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_writer app.writers;
  v_branch_id uuid;
  v_now timestamptz := app.now();
  v_per_day_max constant integer := 20;
begin
  perform app_private.enter(p_tenant_id, p_device_id);
  select d.branch_id into v_branch_id from app.devices d where d.id = p_device_id;
  if v_branch_id is null then
    perform app_private.refuse('not_found');
  end if;
  perform from app.branches b where b.id = v_branch_id for no key update;
  if exists (select from app.writers w where w.id = p_writer_id and w.device_id = p_device_id) then
    return;
  elsif (select count(*) from app.writers w where w.device_id = p_device_id and w.opened_at > v_now - interval '1 day') >= v_per_day_max then
    perform app_private.refuse('too_many_writers');
  end if;
  insert into app.writers (id, tenant_id, branch_id, device_id, letter, epoch, opened_at, last_contact_at, hour_started_at, forked_from)
  values (p_writer_id, p_tenant_id, v_branch_id, p_device_id, app_private.next_letter(v_branch_id), 0,
    v_now, v_now, v_now, p_forked_from)
  returning * into v_writer;
  perform app_private.take_over_demo_lanes(v_writer);
  update app.writers set forked_at = coalesce(forked_at, v_now) where id = p_forked_from and device_id = p_device_id;
  perform app_private.refresh_branch_devices(v_branch_id);
exception when unique_violation then
  -- A writer id that somebody else holds: for this device it is not there.
  perform app_private.refuse('not_found');
end
$$;
grant execute on function app.open_writer(uuid, uuid, uuid, uuid) to blesaf_api;
