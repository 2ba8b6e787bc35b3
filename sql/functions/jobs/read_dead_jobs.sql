-- Jobs that have failed for good, newest first, as app.dead_jobs tells them: {jobs}.
-- Who: blesaf_api, for persons with retry_jobs. Raises: what enter_session raises. Concurrency: none.
create or replace function app.read_dead_jobs(p_tenant_id uuid, p_session_id uuid, p_limit integer, p_origin jsonb default null)
returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'retry_jobs', null, p_origin);
  return jsonb_build_object('jobs', (
    select coalesce(jsonb_agg(jsonb_build_object('id', d.id::text, 'task', d.task, 'attempts', d.attempts, 'last_error', d.last_error,
      'created_at', rules.instant_text(d.created_at), 'died_at', rules.instant_text(d.died_at)) order by d.id desc), '[]')
    from app.dead_jobs(coalesce(p_limit, 100)) d));
end
$$;
grant execute on function app.read_dead_jobs(uuid, uuid, integer, jsonb) to blesaf_api;
