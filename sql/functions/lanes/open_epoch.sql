-- Opens a new history, because a signed acknowledgement of the present one (or of one that this database has never
-- heard of) lies beyond what this database holds. Idempotent for one proof: only while the epoch is still the one named.
-- Who: blesaf_api, after the signature was checked. Answers the epoch in force. Raises: not_found (no such device here).
-- Concurrency: table lock on epochs.
create or replace function app.open_epoch(p_tenant_id uuid, p_device_id uuid, p_writer_id uuid, p_epoch integer, p_acknowledged_seq bigint)
returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_last_seq bigint;
begin
  perform app_private.enter(p_tenant_id, p_device_id);
  if not exists (select from app.devices d where d.id = p_device_id) then
    perform app_private.refuse('not_found');
  end if;
  lock table app.epochs in exclusive mode;
  select w.last_seq into v_last_seq from app.writers w where w.id = p_writer_id and w.device_id = p_device_id;
  if p_epoch >= app_private.epoch() and p_acknowledged_seq > coalesce(v_last_seq, 0) then
    insert into app.epochs (ordinal, opened_at, reason) values (p_epoch + 1, app.now(), 'acknowledged history is missing');
  end if;
  return app_private.epoch();
end
$$;
grant execute on function app.open_epoch(uuid, uuid, uuid, integer, bigint) to blesaf_api;
