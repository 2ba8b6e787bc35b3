-- How long people waited and were served on some days of a branch: median and 90th percentile by service and by the hour of
-- the wall clock in which the wait of that leg began; hour null is the whole of them. Only legs that have ended count, and
-- a service of four hours or more is one that somebody forgot to end.
-- Guarantees: reads app.tickets as the caller may, nothing else; the same on a device, where app.tickets holds yesterday and
-- today of its branch. Left out as in rules.find_tickets: a printed day more than a week off.
-- Who: the owner's functions on a server (no grant, because the table underneath has none), and devices. Takes no lock.
-- Raises 22023 for a zone that does not exist.
create or replace function rules.time_percentiles(p_branch_id uuid, p_first_day date, p_last_day date, p_zone text)
returns table (
  service_id uuid, hour integer, waits integer, wait_p50_s double precision, wait_p90_s double precision, services integer,
  service_p50_s double precision, service_p90_s double precision
)
language sql
stable
as $$
  with legs as (
    select
      (l.value ->> 'service_id')::uuid as service_id,
      -- Not by subscript alone: -1 would be the last leg.
      case l.ordinality when 1 then t.queued_at else (t.legs -> (l.ordinality::integer - 2) ->> 'ended_at')::timestamptz end as began_at,
      (l.value ->> 'called_at')::timestamptz as called_at,
      (l.value ->> 'started_at')::timestamptz as started_at,
      (l.value ->> 'ended_at')::timestamptz as ended_at
    -- A device may hold a row of a newer server.
    from app.tickets t, jsonb_array_elements(case jsonb_typeof(t.legs) when 'array' then t.legs end) with ordinality l
    where t.branch_id = p_branch_id
      and t.queue_day between p_first_day and p_last_day
      and t.number_day between p_first_day - 7 and p_last_day + 7
      and l.value ->> 'ended_at' is not null
  ), times as (
    select
      l.service_id,
      extract(hour from l.began_at at time zone p_zone)::integer as hour,
      -- Of null and 0 the greatest is 0: whose call nobody knows would count as one who did not wait.
      case when l.called_at is not null and l.began_at is not null
        then greatest(extract(epoch from l.called_at - l.began_at), 0) end::double precision as wait_s,
      extract(epoch from l.ended_at - l.started_at)::double precision as service_s
    from legs l
  )
  select
    t.service_id,
    t.hour,
    count(t.wait_s)::integer,
    percentile_cont(0.5) within group (order by t.wait_s),
    percentile_cont(0.9) within group (order by t.wait_s),
    (count(*) filter (where t.service_s between 0 and 14400))::integer,
    percentile_cont(0.5) within group (order by t.service_s) filter (where t.service_s between 0 and 14400),
    percentile_cont(0.9) within group (order by t.service_s) filter (where t.service_s between 0 and 14400)
  from times t
  group by grouping sets ((t.service_id, t.hour), (t.service_id))
  order by t.service_id, t.hour nulls last
$$;
