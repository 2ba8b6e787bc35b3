-- When a business day of a branch ends. From the days made ahead; beyond them from the rule itself.
create or replace function app_private.day_end(p_branch_id uuid, p_day date) returns timestamptz
language sql stable
as $$
  select coalesce(
    (select d.ends_at from app.branch_days d where d.branch_id = p_branch_id and d.day = p_day),
    (select x.ends_at from app.branches b, rules.day_bounds(b.clock, p_day) x where b.id = p_branch_id))
$$;
