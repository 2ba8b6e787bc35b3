-- Gives a dead job all its attempts again, now. A job that lives is left alone.
-- Who: blesaf_api, for persons with retry_jobs. Raises: not_found (no such dead job), what enter_session raises.
-- Concurrency: the job's row.
create or replace function app.retry_dead_job(p_tenant_id uuid, p_session_id uuid, p_id bigint, p_origin jsonb default null)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_task text;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'retry_jobs', null, p_origin);
  select j.task_identifier into v_task from graphile_worker.jobs j
  where j.id = p_id and j.attempts >= j.max_attempts and j.locked_at is null;
  if not found then
    perform app_private.refuse('not_found');
  end if;
  perform graphile_worker.reschedule_jobs(array[p_id], run_at => now(), attempts => 0);
  perform pg_notify('jobs:insert', '{"count":1}');
  perform app_private.note('job_retried', 'done', null, null, jsonb_build_object('task', v_task, 'job_id', p_id::text));
end
$$;
grant execute on function app.retry_dead_job(uuid, uuid, bigint, jsonb) to blesaf_api;
