-- Whether a ticket was taken outside the hours, on a holiday, after the last ticket, or beyond the capacity of its service:
-- the reason for which the kiosk refuses before it prints (rules.opening_at); here it has been printed.
-- Read from the opening calendar made ahead, because every issue asks.
create or replace function app_private.opening_flags(
  p_branch_id uuid, p_service_id uuid, p_at timestamptz, p_day date, p_capacity integer
) returns text[]
language plpgsql stable
as $$
declare
  i record;
  v_is_holiday boolean;
begin
  select o.closes_at, o.last_ticket_at into i from app.opening_intervals o
  where o.service_id = p_service_id and o.opens_at <= p_at order by o.opens_at desc limit 1;
  if i.closes_at > p_at then
    if p_at >= i.last_ticket_at then
      return array['after_last_ticket'];
    elsif p_capacity is null then
      -- A branch of its own: within one condition the day's tickets would be counted for nothing.
      return '{}';
    elsif p_capacity <= (
      select count(*) from app.tickets t
      where t.branch_id = p_branch_id and t.number_day between p_day - 1 and p_day + 1 and t.queue_day = p_day
        and (t.legs -> 0 ->> 'service_id')::uuid = p_service_id) then
      return array['over_capacity'];
    end if;
    return '{}';
  end if;
  -- A holiday with hours of its own is like any other day outside of them.
  select (rules.opening_hours(b.calendar, v.rules, p_day)).is_holiday into v_is_holiday
  from app.branches b join app.services v on v.branch_id = b.id
  where b.id = p_branch_id and v.id = p_service_id
    and not exists (select from app.opening_intervals o where o.service_id = p_service_id and o.day = p_day);
  return array[case when v_is_holiday then 'holiday' else 'outside_hours' end];
end
$$;
