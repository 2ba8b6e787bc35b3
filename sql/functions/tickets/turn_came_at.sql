-- When it was the turn of who is awaited: at the first call of somebody behind, or when the last of those ahead was called or
-- had left, with nobody in the line before it. Who is awaited as well is no obstacle. Null: not yet.
create or replace function app_private.turn_came_at(t app.tickets) returns timestamptz
language sql stable
as $$
  select least(app_private.first_passed_at(t), (
    select case when not coalesce(bool_or(w.state = 'waiting'), false)
      then greatest(t.queued_at, max(coalesce(w.called_at, w.ended_at))) end
    from app.tickets w
    where w.branch_id = t.branch_id and w.number_day between t.queue_day - 1 and t.queue_day + 1 and w.queue_day = t.queue_day
      and w.service_id = t.service_id and (w.order_at, w.id) < (t.order_at, t.id)))
$$;
