-- Makes a branch's days and opening intervals ahead. Who: blesaf_worker, daily and at start. Raises: not_found.
-- Concurrency: the branch's row (see make_branch_days).
create or replace function app.job_make_days(p_tenant_id uuid, p_branch_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
begin
  perform app_private.enter(p_tenant_id);
  if not exists (select from app.branches b where b.id = p_branch_id) then
    perform app_private.refuse('not_found');
  end if;
  perform app_private.make_branch_days(p_branch_id);
end
$$;
grant execute on function app.job_make_days(uuid, uuid) to blesaf_worker;
