-- The label of the business day that an instant belongs to: the latest day that has begun by then.
-- A day begins at the earliest 14 hours before its UTC midnight (offset +14:00, start 00:00) and at the latest 36 hours
-- after it (offset -12:00, start just before 24:00), so four labels are all that can be meant.
-- Null for a clock without rules.
-- Guarantees: reads arguments only, stable as rules.wall_instant is. Callable by everyone. Takes no lock.
-- Raises what rules.wall_instant raises.
create or replace function rules.business_day(clock jsonb, at timestamptz)
returns date
language plpgsql
stable
parallel safe
as $$
declare
  utc_day date := (at at time zone 'UTC')::date;
begin
  for ahead in reverse 1 .. -2 loop
    if rules.day_start(clock, utc_day + ahead) <= at then
      return utc_day + ahead;
    end if;
  end loop;
  return null;
end
$$;

grant execute on function rules.business_day(jsonb, timestamptz) to public;
