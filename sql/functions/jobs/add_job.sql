-- Enqueues a job in the transaction of its cause. payload is json for the library, jsonb for us.
create or replace function app_private.add_job(p_task text, p_payload jsonb, p_attempts_max integer default 12, p_job_key text default null)
returns void
language plpgsql
as $$
begin
  perform graphile_worker.add_job(p_task, p_payload::json, max_attempts => p_attempts_max, job_key => p_job_key);
end
$$;
