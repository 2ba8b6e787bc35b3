-- Makes a branch's days as instants, from a month back to sixty days ahead, and its services' opening intervals. Days
-- that have begun are never remade: a change of zone or start takes effect on a later day.
-- Who: publish_configuration and the daily job. Concurrency: the branch's row.
create or replace function app_private.make_branch_days(p_branch_id uuid) returns void
language plpgsql
as $$
declare
  b app.branches;
  v_today date;
  v_days_back constant integer := 31;
  v_days_ahead constant integer := 60;
begin
  select * into strict b from app.branches r where r.id = p_branch_id for no key update;
  v_today := rules.business_day(b.clock, app.now());
  delete from app.branch_days d where d.branch_id = b.id and d.starts_at > app.now();
  insert into app.branch_days (tenant_id, branch_id, day, starts_at, ends_at)
  select b.tenant_id, b.id, n.day, x.starts_at, x.ends_at
  from (select v_today + i as day from generate_series(-v_days_back, v_days_ahead) i) n, rules.day_bounds(b.clock, n.day) x
  on conflict do nothing;
  perform app_private.make_opening_intervals(b.id, v_today, v_today + v_days_ahead);
end
$$;
