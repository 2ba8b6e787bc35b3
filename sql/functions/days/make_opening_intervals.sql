-- Makes the opening calendar of a branch: for each service in use and each day from p_from to p_to, when it takes tickets
-- as instants. Days before p_from keep what was true of them; days from p_from on, beyond p_to too, are made anew, so
-- that a retired service or a later closing leaves nothing behind.
-- Who: make_branch_days and publish_configuration. Raises what rules.wall_instant raises.
-- Concurrency: the caller holds the branch's row.
create or replace function app_private.make_opening_intervals(p_branch_id uuid, p_from date, p_to date) returns void
language plpgsql
as $$
declare
  v_days_max constant integer := 400;
begin
  if p_to - p_from > v_days_max then
    raise exception 'an opening calendar holds at most % days', v_days_max;
  end if;
  delete from app.opening_intervals o
  using app.services s
  where s.branch_id = p_branch_id and o.service_id = s.id and o.day >= p_from;
  insert into app.opening_intervals (tenant_id, branch_id, service_id, day, opens_at, closes_at, last_ticket_at)
  select s.tenant_id, s.branch_id, s.id, d.day, i.starts_at, i.ends_at,
    i.ends_at - make_interval(mins => coalesce((s.rules ->> 'last_ticket_minutes_before_close')::integer, 0))
  from app.branches b
  join app.services s on s.branch_id = b.id and s.retired_at is null
  cross join lateral (select p_from + n as day from generate_series(0, p_to - p_from) n) d
  cross join lateral rules.open_intervals(b.calendar, b.clock, d.day, s.rules) i
  where b.id = p_branch_id
  on conflict do nothing;
end
$$;
