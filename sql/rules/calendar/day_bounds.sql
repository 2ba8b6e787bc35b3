-- The instants at which a business day begins and at which the next one does: starts_at <= at < ends_at.
-- Days tile time without gap or overlap under every clock that was fit to be published.
-- Guarantees: one row; reads arguments only, stable as rules.wall_instant is. Callable by everyone. Takes no lock.
-- Raises what rules.wall_instant raises.
create or replace function rules.day_bounds(clock jsonb, day date)
returns table (starts_at timestamptz, ends_at timestamptz)
language sql
stable
parallel safe
as $$
  select rules.day_start(clock, day), rules.day_start(clock, day + 1)
$$;

grant execute on function rules.day_bounds(jsonb, date) to public;
