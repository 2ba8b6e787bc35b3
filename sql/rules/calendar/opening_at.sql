-- Whether a service gives a ticket at an instant, issued_today tickets into that business day; if not, why, and when
-- the next one would be given. The same answer as openingAt of sync/calendar/opening-at.ts, with instants as text:
--   {"kind": "open", "closes_at", "last_ticket_at"}
--   {"kind": "closed", "reason": "closed|holiday|outside_hours|after_last_ticket|over_capacity", "opens_at": … or null}
-- Guarantees: reads arguments only, stable as its parts are. Callable by everyone. Takes no lock: issued_today is the
-- caller's count, and a caller who needs it exact holds what makes it so. Raises what rules.wall_instant raises.
create or replace function rules.opening_at(
  calendar jsonb, service jsonb, clock jsonb, at timestamptz, issued_today int
)
returns jsonb
language plpgsql
stable
parallel safe
as $$
declare
  -- The same limit as OPENING_SEARCH_DAYS_MAX in sync/calendar/opening-at.ts.
  search_days_max constant int := 14;
  today date := rules.business_day(clock, at);
  capacity int := (service ->> 'capacity_per_day')::int;
  is_full boolean := coalesce(coalesce(issued_today, 0) >= capacity, false);
  has_hours boolean := false;
  stretch record;
  last_ticket_at timestamptz;
  reason text;
begin
  for stretch in select i.starts_at, i.ends_at from rules.open_intervals(calendar, clock, today, service) as i loop
    has_hours := true;
    continue when at < stretch.starts_at or at >= stretch.ends_at;
    last_ticket_at := stretch.ends_at
      - make_interval(mins => coalesce((service ->> 'last_ticket_minutes_before_close')::int, 0));
    if at >= last_ticket_at then
      reason := 'after_last_ticket';
    elsif is_full then
      reason := 'over_capacity';
    else
      return jsonb_build_object(
        'kind', 'open',
        'closes_at', rules.instant_text(stretch.ends_at),
        'last_ticket_at', rules.instant_text(last_ticket_at)
      );
    end if;
  end loop;

  if reason is null then
    reason := case
      when has_hours then 'outside_hours'
      when (rules.opening_hours(calendar, service, today)).is_holiday then 'holiday'
      else 'closed'
    end;
  end if;
  return jsonb_build_object('kind', 'closed', 'reason', reason, 'opens_at', case
    -- A capacity of none never opens; a full day has no opening left, so the search starts on the day after.
    when capacity is distinct from 0 then rules.instant_text(
      rules.next_opening(calendar, service, clock, at, today + is_full::int, today + search_days_max))
  end);
end
$$;

grant execute on function rules.opening_at(jsonb, jsonb, jsonb, timestamptz, int) to public;
