-- Which wall-clock spans hold on a day for a service of a branch (a null service: for the branch itself).
-- `within`, unless null, limits `hours`: the building's exceptions bind a service that otherwise keeps its own
-- timetable, for a service cannot be served behind a locked door.
-- Guarantees: one row; reads arguments only, stable as its parts are. Callable by everyone. Takes no lock.
create or replace function rules.opening_hours(
  calendar jsonb, service jsonb, day date, out hours jsonb, out within jsonb, out is_holiday boolean
)
language plpgsql
stable
parallel safe
as $$
declare
  branch_holiday jsonb := rules.holiday_hours(calendar -> 'holidays', day);
  service_holiday jsonb := rules.holiday_hours(service -> 'holidays', day);
  exact jsonb := coalesce(service_holiday, rules.season_hours(service -> 'seasons', day));
  special jsonb;
begin
  is_holiday := branch_holiday is not null or service_holiday is not null;
  if exact is not null then
    hours := exact;
    within := branch_holiday;
    return;
  end if;
  special := coalesce(branch_holiday, rules.season_hours(calendar -> 'seasons', day));
  hours := rules.weekday_hours(service -> 'hours', day);
  if hours is not null then
    within := special;
  else
    hours := coalesce(special, rules.weekday_hours(calendar -> 'hours', day));
  end if;
end
$$;

grant execute on function rules.opening_hours(jsonb, jsonb, date) to public;
