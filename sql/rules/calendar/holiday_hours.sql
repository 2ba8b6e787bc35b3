-- The special spans of a day among holidays ([{"day", "hours"}]); an empty array closes it, null means no holiday.
-- The last entry for a day wins.
-- Guarantees: reads arguments only, stable because text is read as a date. Callable by everyone. Takes no lock.
create or replace function rules.holiday_hours(holidays jsonb, day date)
returns jsonb
language sql
stable
parallel safe
as $$
  select coalesce(e.entry -> 'hours', '[]')
  from jsonb_array_elements(nullif(holidays, 'null')) with ordinality as e (entry, place)
  where (e.entry ->> 'day')::date = holiday_hours.day
  order by e.place desc
  limit 1
$$;

grant execute on function rules.holiday_hours(jsonb, date) to public;
