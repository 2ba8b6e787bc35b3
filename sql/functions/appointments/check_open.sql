-- Refuses what is wished for a moment at which the service gives no ticket, and tells when it next would.
-- p_issued: how many tickets of that business day count against the capacity; the caller holds what makes it exact.
-- Raises: outside_hours (also for a day without hours), holiday, after_last_ticket, over_capacity.
create or replace function app_private.check_open(c app_private.command, s app.services, p_at timestamptz, p_issued integer) returns void
language plpgsql stable
as $$
declare
  v_opening jsonb;
begin
  select rules.opening_at(b.calendar, s.rules, b.clock, p_at, p_issued) into v_opening from app.branches b where b.id = c.branch_id;
  if v_opening ->> 'kind' = 'closed' then
    perform app_private.refuse(
      case v_opening ->> 'reason' when 'closed' then 'outside_hours' else v_opening ->> 'reason' end,
      jsonb_build_object('opens_at', v_opening -> 'opens_at'));
  end if;
end
$$;
