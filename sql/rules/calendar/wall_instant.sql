-- The instant at which the clocks of a zone show a wall time ('HH:MM', past '24:00' on the next date) of a day.
-- A time that a spring change skips takes the offset from before it, a repeated one in autumn the offset after it:
-- this is what `at time zone` does, and sync/calendar/wall-to-instant.ts repeats it.
-- Guarantees: reads arguments only, stable because text is read as an interval. Callable by everyone. Takes no lock.
-- Raises invalid_parameter_value for an unknown zone, invalid_datetime_format for a malformed wall time.
create or replace function rules.wall_instant(day date, wall text, zone text)
returns timestamptz
language sql
stable
parallel safe
as $$
  select (day + wall::interval) at time zone zone
$$;

grant execute on function rules.wall_instant(date, text, text) to public;
