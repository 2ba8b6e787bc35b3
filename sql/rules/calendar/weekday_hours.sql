-- The spans that a weekly timetable ({"mon": [{"from", "to"}], …}) names for a day; none is an empty array.
-- Null for a null timetable, so that "has no timetable" and "is closed" stay apart.
-- Guarantees: reads arguments only; stable because to_char is (its 'dy' is English in every locale). Callable by
-- everyone. Takes no lock.
create or replace function rules.weekday_hours(weekly jsonb, day date)
returns jsonb
language sql
stable
parallel safe
as $$
  select case when jsonb_typeof(weekly) = 'object' then coalesce(weekly -> to_char(day, 'dy'), '[]') end
$$;

grant execute on function rules.weekday_hours(jsonb, date) to public;
