-- The spans of a day in the season ([{"from", "to", "hours"}], both days included) that holds it, null outside seasons.
-- The last season that holds the day wins, so that an exception can be added behind a long one.
-- Guarantees: reads arguments only, stable because text is read as a date. Callable by everyone. Takes no lock.
create or replace function rules.season_hours(seasons jsonb, day date)
returns jsonb
language sql
stable
parallel safe
as $$
  select rules.weekday_hours(e.entry -> 'hours', season_hours.day)
  from jsonb_array_elements(nullif(seasons, 'null')) with ordinality as e (entry, place)
  where season_hours.day between (e.entry ->> 'from')::date and (e.entry ->> 'to')::date
  order by e.place desc
  limit 1
$$;

grant execute on function rules.season_hours(jsonb, date) to public;
