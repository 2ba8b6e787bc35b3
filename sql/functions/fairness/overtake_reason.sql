-- Why one who came earlier (a) was passed by one who came later (b), of what both were when the later one was called. The first
-- that holds: what had become of the one passed, the order of the line, who may call whom, how the other one was called, what
-- call_next could not know. `head_start` is what a class is entitled to; `unexplained` is what must not happen (I12).
create or replace function app_private.overtake_reason(
  a app.tickets, p_was_missed boolean, p_recorded_at timestamptz, p_left_recorded_at timestamptz, b app.tickets, p_called_recorded_at timestamptz
) returns text
language sql immutable
as $$
  select case
    when a.state = 'parked' then 'parked'
    when a.state = 'no_show' then 'came_back'
    when a.state = 'called' then 'taken_back'
    when (b.order_at, b.id) < (a.order_at, a.id) then case
      when b.queued_at - a.queued_at <= make_interval(secs => b.head_start_s - a.head_start_s) then 'head_start'
      when a.passes_used > 0 then 'let_pass'
      when p_was_missed then 'came_back'
      when a.appointment_id is not null then 'appointment'
      -- The server itself gave it its number: it was never learned of late.
      when a.origin = 'web' then 'came_late'
      else 'learned_late' end
    when a.for_counter_id <> b.counter_id or a.for_staff_id <> b.staff_id then 'reserved'
    when b.call_kind = 'offline' then 'offline'
    when b.call_kind is distinct from 'next' then 'named'
    when p_recorded_at > p_called_recorded_at then 'learned_late'
    -- Locked by a call of its own or by anything else of that moment: call_next waits for nobody.
    when least(p_called_recorded_at - p_recorded_at, p_left_recorded_at - p_called_recorded_at) < interval '5 seconds' then 'at_once'
    else 'unexplained' end
$$;
