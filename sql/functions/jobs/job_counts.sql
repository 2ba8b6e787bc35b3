-- How the queue of jobs stands, for metrics. Real time, not app.now(): the queue keeps real time.
-- Who: blesaf_api and blesaf_worker.
create or replace function app.job_counts(
  out jobs_dead integer, out jobs_ready integer, out jobs_running integer, out oldest_ready_s double precision
)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select count(*) filter (where j.attempts >= j.max_attempts and j.locked_at is null)::integer,
    count(*) filter (where j.attempts < j.max_attempts and j.locked_at is null and j.run_at <= now())::integer,
    count(*) filter (where j.locked_at is not null)::integer,
    coalesce(extract(epoch from now() - min(j.run_at) filter (where j.attempts < j.max_attempts and j.locked_at is null and j.run_at <= now())), 0)
  from graphile_worker.jobs j
$$;
grant execute on function app.job_counts() to blesaf_api, blesaf_worker;
