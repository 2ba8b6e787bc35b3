-- Jobs that have failed for good, newest first; they stay until retried or purged. last_error is a code that our tasks
-- give, never a message that could quote a person, and the payload is not shown. No error at all: the process that ran
-- it was lost at the last attempt. Who: blesaf_worker, and app.read_dead_jobs for operators: jobs belong to no tenant.
create or replace function app.dead_jobs(p_limit integer default 100)
returns table (id bigint, task text, attempts integer, last_error text, created_at timestamptz, died_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
  select j.id, j.task_identifier, j.attempts::integer, coalesce(left(j.last_error, 200), 'worker_lost'), j.created_at, j.updated_at
  from graphile_worker.jobs j
  where j.attempts >= j.max_attempts and j.locked_at is null
  order by j.id desc
  limit least(greatest(p_limit, 1), 1000)
$$;
grant execute on function app.dead_jobs(integer) to blesaf_worker;
