-- The services of a branch in their order: how many wait for each and since when the first of them does, how many were called
-- within the last hour and how long they had waited on average. Retired ones too, since tickets of past days name them.
create or replace function app_private.services_now(p_branch_id uuid, p_today date) returns jsonb
language sql stable
as $$
  with tickets as materialized (
    select t.service_id, t.state, t.queued_at, t.called_at from app.tickets t
    where t.branch_id = p_branch_id and t.number_day between p_today - 7 and p_today + 7 and t.queue_day = p_today
  ), sums as (
    select t.service_id, count(*) filter (where t.state = 'waiting') as waiting, min(t.queued_at) filter (where t.state = 'waiting') as first_at,
      count(*) filter (where t.called_at > app.now() - interval '1 hour') as called,
      avg(extract(epoch from t.called_at - t.queued_at)) filter (where t.called_at > app.now() - interval '1 hour') as wait_s
    from tickets t group by t.service_id
  )
  select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'names', v.names, 'prefix', v.prefix, 'is_retired', v.retired_at is not null,
    'waiting', coalesce(s.waiting, 0), 'longest_wait_s', greatest(round(extract(epoch from app.now() - s.first_at)), 0),
    'called_last_hour', coalesce(s.called, 0), 'mean_wait_s', round(greatest(s.wait_s, 0))) order by v.position, v.prefix), '[]')
  from app.services v left join sums s on s.service_id = v.id where v.branch_id = p_branch_id
$$;
