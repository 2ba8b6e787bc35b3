-- Who was passed by whom on some days of a branch: each pair once, by the call that did it. Passed is who came earlier and was
-- there, in the line of a service from which the calling counter takes people, or of the same service
-- (save where only its person brought the ticket there: the counter takes nobody else of it, OT8). Which services those are
-- is known of today's counters only: where the configuration has changed since the call, a pair of two services that nothing
-- else explains is `other_service`.
-- In the order of what to look at first: unexplained ones, then what a person or a rule made, then head starts, in each the one
-- who came the most later. The tickets as they were are told of the first p_rows_max.
-- Only those meet who were there in the same five minutes, so the work grows with the line and not with the day.
create or replace function app_private.find_overtakes(p_branch_id uuid, p_from date, p_to date, p_rows_max integer)
returns table (place bigint, passer_id uuid, passed_id uuid, class_id uuid, later_s double precision, reason text, passer app.tickets, passed app.tickets)
language sql stable
-- How much the first step finds is not known when the plan is made: taken for a few rows, each would be held against each.
set enable_nestloop = off
as $$
  with spells as materialized (
    -- What the search compares stands apart: to look into a row within a row is slow.
    select row_number() over () as n, s.*, (s.ticket).id, (s.ticket).queue_day, (s.ticket).service_id, (s.ticket).state, (s.ticket).queued_at,
      (s.ticket).called_at, (s.ticket).counter_id
    from app_private.line_spells(p_branch_id, p_from, p_to) s
  ), calls as materialized (
    select s.n, s.id, s.queue_day, s.queued_at, s.called_at, case
        when (s.ticket).for_staff_id = (s.ticket).staff_id and not s.service_id = any (k.service_ids) then k.service_ids
        else array_append(coalesce(k.service_ids, '{}'), s.service_id) end as services
    from spells s left join app.counters k on k.id = s.counter_id
    where s.state in ('called', 'serving') and coalesce(s.was not in ('called', 'serving'), true)
      and s.called_at is not null and coalesce(s.next_what not in ('undone', 'put_back', 'handed_over'), true)
  ), asked as materialized (
    select distinct c.*, unnest(c.services) as service_id, floor(extract(epoch from c.called_at) / 300)::bigint as slot from calls c
  ), places as materialized (
    select s.n, s.id, s.queue_day, s.queued_at, s.starts_at, s.ends_at, s.service_id, q.slot
    from spells s, generate_series(floor(extract(epoch from s.starts_at) / 300)::bigint,
      floor(extract(epoch from least(coalesce(s.ends_at, 'infinity'), s.starts_at + interval '1 day')) / 300)::bigint) q (slot)
    where s.is_there
  ), pairs as materialized (
    select distinct on (k.id, p.id) k.n as b_n, p.n as a_n
    from asked k join places p on p.service_id = k.service_id and p.slot = k.slot and p.queue_day = k.queue_day
    where p.id <> k.id and p.queued_at < k.queued_at and p.starts_at <= k.called_at and coalesce(p.ends_at > k.called_at, true)
    order by k.id, p.id, k.called_at
  ), judged as materialized (
    select x.a_n, x.b_n, b.id as b_id, a.id as a_id, (b.ticket).class_id, extract(epoch from b.queued_at - a.queued_at)::double precision as later_s,
      app_private.overtake_reason(a.ticket, a.was_missed, a.recorded_at, a.left_recorded_at, b.ticket, b.recorded_at) as reason,
      b.command_id, a.service_id <> b.service_id as is_other_service
    from pairs x join spells a on a.n = x.a_n join spells b on b.n = x.b_n
  ), told as materialized (
    select j.*, case when j.reason = 'unexplained' and j.is_other_service and (
        select l.config_version from app.commands l where l.id = j.command_id
        union all select l.config_version from app.commands_archive l where l.id = j.command_id limit 1) is distinct from n.config_version
      then 'other_service' else j.reason end as final_reason
    from judged j join app.branches n on n.id = p_branch_id
  ), placed as (
    select t.*, row_number() over (order by case t.final_reason when 'unexplained' then 0 when 'head_start' then 2 else 1 end,
      t.later_s desc, t.b_id, t.a_id) as place
    from told t
  )
  select p.place, p.b_id, p.a_id, p.class_id, p.later_s, p.final_reason, b.ticket, a.ticket
  from placed p
  left join spells a on a.n = p.a_n and p.place <= p_rows_max
  left join spells b on b.n = p.b_n and p.place <= p_rows_max
$$;
