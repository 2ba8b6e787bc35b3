-- The next instant after `at` at which a service would give a ticket, null if there is none on business days first_day
-- to last_day. An opening that its last-ticket limit swallows whole is none.
-- Guarantees: reads arguments only, stable as its parts are. Callable by everyone. Takes no lock.
-- Raises what rules.wall_instant raises.
create or replace function rules.next_opening(
  calendar jsonb, service jsonb, clock jsonb, at timestamptz, first_day date, last_day date
)
returns timestamptz
language plpgsql
stable
parallel safe
as $$
declare
  last_ticket interval := make_interval(mins => coalesce((service ->> 'last_ticket_minutes_before_close')::int, 0));
  opens_at timestamptz;
begin
  for ahead in 0 .. last_day - first_day loop
    select i.starts_at into opens_at
    from rules.open_intervals(calendar, clock, first_day + ahead, service) as i
    where i.starts_at > at and i.starts_at < i.ends_at - last_ticket
    order by i.starts_at
    limit 1;
    if found then
      return opens_at;
    end if;
  end loop;
  return null;
end
$$;

grant execute on function rules.next_opening(jsonb, jsonb, jsonb, timestamptz, date, date) to public;
