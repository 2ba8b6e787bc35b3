-- The business day of a branch at an instant, and where that day begins. From the days made ahead; beyond them
-- (a fact from years ago, a branch without days yet) from the rule itself.
create or replace function app_private.branch_day(p_branch_id uuid, p_at timestamptz, out day date, out starts_at timestamptz)
language plpgsql stable
as $$
declare
  v_ends_at timestamptz;
  v_clock jsonb;
begin
  select d.day, d.starts_at, d.ends_at into day, starts_at, v_ends_at
  from app.branch_days d
  where d.branch_id = p_branch_id and d.starts_at <= p_at
  order by d.starts_at desc limit 1;
  if v_ends_at > p_at then
    return;
  end if;
  select b.clock into strict v_clock from app.branches b where b.id = p_branch_id;
  day := rules.business_day(v_clock, p_at);
  select b.starts_at into starts_at from rules.day_bounds(v_clock, day) b;
end
$$;
