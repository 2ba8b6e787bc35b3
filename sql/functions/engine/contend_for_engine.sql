-- Tries to become the server that holds the embedded engine, and tells who holds it; no row while nobody does. Asked twice a
-- second by each server on a session of its own: whoever has the lock keeps it until that session ends, however it ends.
-- Who: blesaf_replication. Concurrency: a session advisory lock ("bles", "engn"); the row is written by its holder alone.
create or replace function app.contend_for_engine(p_hold_id uuid, p_address text)
returns table (hold_id uuid, address text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_class constant integer := 1651271027;
  v_object constant integer := 1701734254;
  v_pid constant integer := pg_backend_pid();
begin
  -- Asked first, because a lock that is taken again is counted, not refused.
  if app_private.holds_lock(v_class, v_object, v_pid) or pg_try_advisory_lock(v_class, v_object) then
    -- Looked at first: an upsert would lock the row, and so write to the log, twice a second for ever.
    if not exists (
      select from app_private.engine_holder h
      where (h.hold_id, h.address, h.backend_pid) = (p_hold_id, p_address, v_pid)
    ) then
      insert into app_private.engine_holder (hold_id, address, backend_pid) values (p_hold_id, p_address, v_pid)
      on conflict (only_one) do update
        set hold_id = excluded.hold_id, address = excluded.address, backend_pid = excluded.backend_pid;
    end if;
  end if;
  return query
    select h.hold_id, h.address from app_private.engine_holder h
    where app_private.holds_lock(v_class, v_object, h.backend_pid);
end
$$;
grant execute on function app.contend_for_engine(uuid, text) to blesaf_replication;
