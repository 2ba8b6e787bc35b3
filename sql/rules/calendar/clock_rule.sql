-- The rule of a branch's clock in force for a day label: the last one that has begun; the first one also holds for all
-- days before it. The clock is sorted by from_day (checked where it is published). Null for a clock without rules.
-- Guarantees: reads arguments only, stable because text is read as a date. Callable by everyone. Takes no lock.
create or replace function rules.clock_rule(clock jsonb, day date)
returns jsonb
language plpgsql
stable
parallel safe
as $$
begin
  for index in reverse jsonb_array_length(clock) - 1 .. 1 loop
    if (clock -> index ->> 'from_day')::date <= day then
      return clock -> index;
    end if;
  end loop;
  return clock -> 0;
end
$$;

grant execute on function rules.clock_rule(jsonb, date) to public;
