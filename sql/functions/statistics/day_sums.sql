-- What a branch's days came to, by service: from hot tickets and archived ones alike, so it gives the same whenever it is
-- asked. Arrivals count where a visit began, services by leg, in quarters of the wall clock of their day. A service that
-- was only seen to end counts as served, not as timed; four hours bound what one forgotten ticket can weigh.
-- A printed day more than a week off the day in the line is a device's false clock; such tickets are left out, because
-- the printed day is what the hot index knows.
create or replace function app_private.day_sums(p_branch_id uuid, p_from date, p_to date)
returns table (day date, service_id uuid, issued integer, served integer, no_shows integer, left_queue integer, services_timed integer,
  service_s_sum double precision, service_s_sum_of_squares double precision, wait_s_sum double precision, arrivals_by_quarter integer[])
language sql stable
as $$
  with zones as materialized (
    select d::date as day, rules.clock_rule(b.clock, d::date) ->> 'zone' as zone
    from app.branches b, generate_series(p_from::timestamp, p_to::timestamp, interval '1 day') d where b.id = p_branch_id
  ), tickets as materialized (
    select h.queue_day, h.service_id, h.legs, h.state, h.queued_at, (h.legs -> 0 ->> 'service_id')::uuid as first_service_id,
      h.queued_at at time zone z.zone as wall
    from app.ticket_history h join zones z on z.day = h.queue_day
    where h.branch_id = p_branch_id and h.queue_day between p_from and p_to and h.number_day between p_from - 7 and p_to + 7
  ), legs as (
    select t.queue_day, (l.value ->> 'service_id')::uuid as service_id,
      extract(epoch from (l.value ->> 'ended_at')::timestamptz - (l.value ->> 'started_at')::timestamptz) as service_s,
      extract(epoch from (l.value ->> 'called_at')::timestamptz
        -- Not by subscript alone: -1 would be the last leg.
        - case l.ordinality when 1 then t.queued_at else (t.legs -> (l.ordinality::integer - 2) ->> 'ended_at')::timestamptz end) as wait_s
    from tickets t, jsonb_array_elements(t.legs) with ordinality l
    where l.value ->> 'ended_at' is not null
  ), facts as (
    select t.queue_day, t.first_service_id as service_id, extract(hour from t.wall)::integer * 4 + extract(minute from t.wall)::integer / 15 as quarter,
      null::double precision as service_s, null::double precision as wait_s, 'issued' as what from tickets t
    union all
    select t.queue_day, t.service_id, null, null, null, t.state from tickets t where t.state in ('no_show', 'cancelled')
    union all
    -- Of null the least and the greatest are the limit: what nobody knows would be four hours, or no wait.
    select l.queue_day, l.service_id, null, case when l.service_s > 0 then least(l.service_s, 14400) end,
      case when l.wait_s is not null then greatest(l.wait_s, 0) end, 'served' from legs l
  ), quarters as (
    select q.queue_day, q.service_id, array(
      select coalesce(n.arrivals, 0) from generate_series(0, 95) s left join (
        select f.quarter, count(*)::integer as arrivals from facts f
        where f.queue_day = q.queue_day and f.service_id = q.service_id and f.what = 'issued' group by f.quarter) n on n.quarter = s
      order by s) as arrivals
    from (select distinct f.queue_day, f.service_id from facts f) q
  )
  select f.queue_day, f.service_id, count(*) filter (where f.what = 'issued')::integer, count(*) filter (where f.what = 'served')::integer,
    count(*) filter (where f.what = 'no_show')::integer, count(*) filter (where f.what = 'cancelled')::integer, count(f.service_s)::integer,
    coalesce(sum(f.service_s), 0), coalesce(sum(f.service_s * f.service_s), 0), coalesce(sum(f.wait_s), 0), min(q.arrivals)
  from facts f join quarters q on q.queue_day = f.queue_day and q.service_id = f.service_id
  group by f.queue_day, f.service_id
$$;
