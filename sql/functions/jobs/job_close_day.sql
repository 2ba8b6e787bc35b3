-- Closes what is over at a branch, by its own days: expires what is still open, then (when no ticket is left) marks missed
-- appointments, closes forgotten counters, writes the finished days' sums and moves closed_through. Several missed days
-- are closed at once; nothing is done twice. call_next never depends on it.
-- Who: blesaf_worker. One bounded batch a call: call again until `done`; `held` tickets are in a command's hands.
-- Raises: not_found. Concurrency: tickets by id, counters by id, the branch's row, in transactions that have no ticket.
create or replace function app.job_close_day(p_tenant_id uuid, p_branch_id uuid, p_max integer default 500) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_through date;
  v_today date;
  v_starts_at timestamptz;
  e record;
  v_missed integer;
  v_counters integer;
  v_days_back_max constant integer := 31;
begin
  perform app_private.enter(p_tenant_id);
  select coalesce(b.closed_through, '-infinity') into v_through from app.branches b where b.id = p_branch_id;
  if not found then
    perform app_private.refuse('not_found');
  end if;
  select d.day, d.starts_at into v_today, v_starts_at from app_private.branch_day(p_branch_id, app.now()) d;
  select x.expired, x.held into e from app_private.expire_past(p_branch_id, v_today, p_max) x;
  if e.expired + e.held > 0 then
    return jsonb_build_object('done', false, 'expired', e.expired, 'held', e.held);
  end if;
  v_missed := app_private.miss_appointments(p_branch_id, v_today, v_starts_at, p_max);
  v_counters := app_private.close_past_counters(p_branch_id, v_starts_at);
  if v_through < v_today - 1 then
    perform app_private.sum_days(p_branch_id, greatest(v_through + 1, v_today - v_days_back_max), v_today - 1);
    update app.branches b set closed_through = v_today - 1
    where b.id = p_branch_id and coalesce(b.closed_through, '-infinity') < v_today - 1;
  end if;
  return jsonb_build_object('done', v_missed < p_max, 'expired', 0, 'held', 0, 'missed', v_missed,
    'counters_closed', v_counters, 'closed_through', v_today - 1);
end
$$;
grant execute on function app.job_close_day(uuid, uuid, integer) to blesaf_worker;
