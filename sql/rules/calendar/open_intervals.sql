-- When a branch, or one service of it, is open on a business day; never outside of that day's own bounds.
-- Guarantees: rows in order of time, with time between them; reads arguments only, stable as its parts are. Callable by
-- everyone. Takes no lock. Raises what rules.wall_instant raises.
create or replace function rules.open_intervals(calendar jsonb, clock jsonb, day date, service jsonb default null)
returns table (starts_at timestamptz, ends_at timestamptz)
language plpgsql
stable
parallel safe
as $$
declare
  zone text := rules.clock_rule(clock, day) ->> 'zone';
  timetable record := rules.opening_hours(calendar, service, day);
  bounds record := rules.day_bounds(clock, day);
  open tstzmultirange := rules.span_instants(timetable.hours, day, zone);
begin
  -- A clock unfit to be published can end a day before it begins; such a day holds no instant.
  open := open * tstzmultirange(tstzrange(bounds.starts_at, greatest(bounds.starts_at, bounds.ends_at)));
  if timetable.within is not null then
    open := open * rules.span_instants(timetable.within, day, zone);
  end if;
  return query select lower(i.stretch), upper(i.stretch) from unnest(open) as i (stretch) order by 1;
end
$$;

grant execute on function rules.open_intervals(jsonb, jsonb, date, jsonb) to public;
