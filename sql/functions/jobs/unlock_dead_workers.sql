-- Gives back the jobs and queues that workers without a live connection hold, a little later than now, so that a job
-- which kills its worker does not do so in a tight loop. Only workers that the caller has seen dead once before are
-- taken: one that merely lost its connection has had the time to come back. Answers who looks dead now.
-- Who: blesaf_worker. Concurrency: reads the lock table without taking the locks, so it stands in nobody's way.
create or replace function app.unlock_dead_workers(p_suspects text[]) returns text[]
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_dead text[];
  v_gone text[];
  v_job_ids bigint[];
  v_wait constant interval := '2 seconds';
begin
  select coalesce(array_agg(l.locked_by), '{}') into v_dead
  from (
    select j.locked_by from graphile_worker._private_jobs j where j.locked_by is not null
    union
    select q.locked_by from graphile_worker._private_job_queues q where q.locked_by is not null
  ) l, app_private.worker_lock_key(l.locked_by) k
  where not exists (
    select from pg_locks p
    where p.locktype = 'advisory' and p.granted and p.objsubid = 2
      and p.database = (select d.oid from pg_database d where d.datname = current_database())
      and p.classid::bigint = k.kind and p.objid::bigint = k.id::bigint & 4294967295);
  v_gone := array(select d from unnest(v_dead) d where d = any (p_suspects));
  if cardinality(v_gone) > 0 then
    v_job_ids := array(select j.id from graphile_worker._private_jobs j where j.locked_by = any (v_gone));
    perform graphile_worker.force_unlock_workers(v_gone);
    perform graphile_worker.reschedule_jobs(v_job_ids, run_at => now() + v_wait);
  end if;
  return v_dead;
end
$$;
grant execute on function app.unlock_dead_workers(text[]) to blesaf_worker;
