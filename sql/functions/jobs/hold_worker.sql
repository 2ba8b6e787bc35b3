-- Says that a worker lives, for as long as the calling connection does. Who: blesaf_worker, on a connection that it
-- keeps. Concurrency: a session's advisory lock; see server/jobs/decisions/0001.
create or replace function app.hold_worker(p_worker_id text) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  select pg_advisory_lock(k.kind, k.id) from app_private.worker_lock_key(p_worker_id) k
$$;
grant execute on function app.hold_worker(text) to blesaf_worker;
