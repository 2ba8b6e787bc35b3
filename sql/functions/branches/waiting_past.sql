-- How many waited in a branch at each of the last quarters of an hour of its day, the oldest first and now the last [OT9]: a line
-- to glance at. By when a ticket came and when it was called or ended: who is set aside is left out, since when is not known
-- of it, and one who waits for another leg or came back counts as there all the time.
create or replace function app_private.waiting_past(p_branch_id uuid, p_day date) returns jsonb
language sql stable
as $$
  with asked as (
    select 24 as quarters, interval '15 minutes' as quarter
  ), moves as (
    select k.at, k.step from app.tickets w cross join lateral (values
      (w.queued_at, 1),
      (case when w.state <> 'waiting' then coalesce(w.called_at, w.ended_at) end, -1)) k (at, step)
    where w.branch_id = p_branch_id and w.number_day between p_day - 1 and p_day + 1 and w.queue_day = p_day
      and (w.state <> 'parked' or w.called_at is not null) and k.at <= app.now()
  ), places as (
    select greatest(a.quarters - floor(extract(epoch from app.now() - m.at) / extract(epoch from a.quarter))::integer, 0) as place,
      sum(m.step) as step
    from moves m, asked a group by 1
  )
  select jsonb_agg(greatest(p.people, 0) order by p.place) from (
    select q.place, sum(coalesce(m.step, 0)) over (order by q.place) as people
    from asked a, generate_series(0, a.quarters) q (place) left join places m using (place)) p
$$;
