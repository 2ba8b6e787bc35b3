-- Writes the sums of a branch's last finished days again: facts that came late are in them then.
-- Who: blesaf_worker, nightly, before the archive. Raises: not_found. Concurrency: see sum_days.
create or replace function app.job_sum_days(p_tenant_id uuid, p_branch_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_today date;
begin
  perform app_private.enter(p_tenant_id);
  if not exists (select from app.branches b where b.id = p_branch_id) then
    perform app_private.refuse('not_found');
  end if;
  v_today := (select d.day from app_private.branch_day(p_branch_id, app.now()) d);
  perform app_private.sum_days(p_branch_id, v_today - app_private.archive_days() - 1, v_today - 1);
end
$$;
grant execute on function app.job_sum_days(uuid, uuid) to blesaf_worker;
