-- How far a branch has come: the sum of the versions of today's tickets and of its counters. A replica whose own sum is
-- equal is equal. Who: blesaf_api; a server asks at most once a second per branch.
-- The two halves of the tickets have an index each: by printed day, and the few whose day in the line is another one.
-- One index on the day in the line would cost every call a write.
create or replace function app.branch_version(p_tenant_id uuid, p_branch_id uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_today date;
begin
  perform app_private.enter(p_tenant_id);
  v_today := (select d.day from app_private.branch_day(p_branch_id, app.now()) d);
  return jsonb_build_object(
    'branch_version', (
      select (coalesce((
          select sum(t.version) from app.tickets t
          where t.branch_id = p_branch_id and t.number_day = v_today and t.queue_day = v_today), 0)
        + coalesce((
          select sum(t.version) from app.tickets t
          where t.branch_id = p_branch_id and t.queue_day = v_today and t.number_day <> t.queue_day), 0)
        + coalesce((select sum(k.version) from app.counters k where k.branch_id = p_branch_id), 0))::text),
    'config_version', (select b.config_version from app.branches b where b.id = p_branch_id),
    'today', v_today, 'server_time', app.now(), 'epoch', app_private.epoch());
end
$$;
grant execute on function app.branch_version(uuid, uuid) to blesaf_api;
