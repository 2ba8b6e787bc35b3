-- Whether a ticket was taken outside the hours, after the last ticket, or beyond the capacity of its service, from the
-- opening calendar made ahead. The kiosk refuses before it prints; here it has been printed.
create or replace function app_private.opening_flags(
  p_branch_id uuid, p_service_id uuid, p_at timestamptz, p_day date, p_capacity integer
) returns text[]
language plpgsql stable
as $$
declare
  i record;
begin
  if p_capacity is not null and p_capacity <= (
    select count(*) from app.tickets t
    where t.branch_id = p_branch_id and t.number_day between p_day - 1 and p_day + 1 and t.queue_day = p_day
      and (t.legs -> 0 ->> 'service_id')::uuid = p_service_id) then
    return array['over_capacity'];
  end if;
  select o.closes_at, o.last_ticket_at into i from app.opening_intervals o
  where o.service_id = p_service_id and o.opens_at <= p_at order by o.opens_at desc limit 1;
  if i.closes_at > p_at then
    return case when p_at > i.last_ticket_at then array['after_last_ticket'] else '{}'::text[] end;
  end if;
  return array['outside_hours'];
end
$$;
