-- Refuses who would take more of a service's line from afar than the tenant keeps free for those who come [AR4].
-- Who is awaited and let the turn pass is not counted any more: nobody stands there. When a turn came is looked up for each of
-- them, so where nothing is kept free nobody of the line is counted.
-- Raises: walk_ins_first (details.retry_minutes). Concurrency: the caller holds the row of the prefix in server_numbers, so
-- that of two who ask at once the second counts the first. Walk-ins are not held up: their paper only makes more room.
create or replace function app_private.check_web_share(c app_private.command, p_service_id uuid, p_day date) returns void
language plpgsql
as $$
declare
  v_hour constant interval := interval '1 hour';
  v_retry_minutes_line constant integer := 10;
  s record;
  n record;
begin
  select r.web_line_percent, r.web_per_hour_max, make_interval(mins => r.web_hold_minutes) as hold into strict s from app.tenant_settings r where r.tenant_id = c.tenant_id;
  select count(*) filter (where is_open) + 1 as in_line,
    count(*) filter (where is_open and l.origin = 'web') + 1 as from_afar,
    count(*) filter (where l.origin = 'web' and l.queued_at > c.occurred_at - v_hour) as in_hour,
    min(l.queued_at) filter (where l.origin = 'web' and l.queued_at > c.occurred_at - v_hour) as oldest
  into n
  from (
    select w.origin, w.queued_at, s.web_line_percent < 100 and (w.state = 'waiting' or app_private.is_awaited(w)
      and coalesce(c.occurred_at <= app_private.turn_came_at(w) + s.hold, true)) as is_open
    from app.tickets w
    where w.branch_id = c.branch_id and w.number_day between p_day - 1 and p_day + 1 and w.queue_day = p_day
      and w.service_id = p_service_id) l;
  if n.in_hour >= s.web_per_hour_max then
    perform app_private.refuse('walk_ins_first', jsonb_build_object(
      'retry_minutes', greatest(1, ceil(extract(epoch from n.oldest + v_hour - c.occurred_at) / 60))));
  elsif n.from_afar > greatest(1, n.in_line * s.web_line_percent / 100) then
    perform app_private.refuse('walk_ins_first', jsonb_build_object('retry_minutes', v_retry_minutes_line));
  end if;
end
$$;
