-- What the wait estimate rests on, for one branch now: by service the times of today and of the last 28 days as sums,
-- arrivals by quarter today and typically, who waits; and the counters that are open.
create or replace function app_private.stats_document(p_branch_id uuid, p_today date) returns jsonb
language sql stable
as $$
  with today as materialized (
    select * from app_private.day_sums(p_branch_id, p_today, p_today)
  ), past as materialized (
    select d.service_id, sum(d.services_timed) as timed, sum(d.service_s_sum) as s, sum(d.service_s_sum_of_squares) as ss
    from app.service_days d where d.branch_id = p_branch_id and d.day between p_today - 28 and p_today - 1 group by d.service_id
  ), waiting as materialized (
    select w.service_id, count(*) as people from app.tickets w
    where w.branch_id = p_branch_id and w.queue_day = p_today and w.state = 'waiting' group by w.service_id
  )
  select jsonb_build_object('day', p_today,
    'open_counters', (select count(*) from app.counters k where k.branch_id = p_branch_id and k.state = 'open'),
    'services', coalesce(jsonb_object_agg(v.id, jsonb_build_object(
      'waiting', coalesce(w.people, 0),
      'today', app_private.time_sums(t.services_timed, t.service_s_sum, t.service_s_sum_of_squares),
      'past', app_private.time_sums(p.timed, p.s, p.ss),
      'arrivals_today', app_private.sparse_quarters(t.arrivals_by_quarter),
      'arrivals_typical', app_private.typical_arrivals(p_branch_id, v.id, p_today))), '{}'))
  from app.services v
  left join today t on t.service_id = v.id
  left join past p on p.service_id = v.id
  left join waiting w on w.service_id = v.id
  where v.branch_id = p_branch_id and (v.retired_at is null or w.people > 0)
$$;
