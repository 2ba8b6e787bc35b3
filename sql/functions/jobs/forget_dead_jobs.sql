-- Removes dead jobs: of one task, all but the newest p_keep, because a job that the clock repeats says nothing new the
-- hundredth time; without a task, those that died more than 30 days ago. Who: blesaf_worker. Answers how many.
create or replace function app.forget_dead_jobs(p_task text default null, p_keep integer default 0) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids bigint[];
  v_days constant integer := 30;
begin
  select coalesce(array_agg(d.id), '{}') into v_ids from (
    select j.id from graphile_worker.jobs j
    where j.attempts >= j.max_attempts and j.locked_at is null
      and case when p_task is null then j.updated_at < now() - make_interval(days => v_days) else j.task_identifier = p_task end
    order by j.id desc offset p_keep
  ) d;
  perform graphile_worker.complete_jobs(v_ids);
  return cardinality(v_ids);
end
$$;
grant execute on function app.forget_dead_jobs(text, integer) to blesaf_worker;
