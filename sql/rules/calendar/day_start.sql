-- The instant at which a business day begins. Null for a clock without rules.
-- Guarantees: reads arguments only, stable as rules.wall_instant is. Callable by everyone. Takes no lock.
-- Raises what rules.wall_instant raises.
create or replace function rules.day_start(clock jsonb, day date)
returns timestamptz
language plpgsql
stable
parallel safe
as $$
declare
  rule jsonb := rules.clock_rule(clock, day);
begin
  return rules.wall_instant(day, rule ->> 'day_start', rule ->> 'zone');
end
$$;

grant execute on function rules.day_start(jsonb, date) to public;
