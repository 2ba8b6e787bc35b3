-- What was finished at a branch, or at one counter of it, on a day: each leg that was served to its end, and each ticket that
-- ended in another way (did not come, left, expired), the latest first. A wait runs from arrival, or from the end of the leg
-- before, to the last call; null where nobody was called or served.
-- Guarantees: at most p_rows_max rows; reads app.tickets as the caller may, nothing else; the same on a device, where
-- app.tickets holds yesterday and today of its branch. Left out as in rules.find_tickets: a printed day more than a week off.
-- Who: the owner's functions on a server (no grant, because the table underneath has none), and devices. Takes no lock.
create or replace function rules.finished_services(p_branch_id uuid, p_day date, p_counter_id uuid, p_rows_max integer)
returns table (
  ticket_id uuid, number text, service_id uuid, class_id uuid, state text, outcome text, wait_s double precision,
  service_s double precision, ended_at timestamptz, counter_id uuid, staff_id uuid
)
language sql
stable
as $$
  with ended as (
    select
      t.id, t.number, (l.value ->> 'service_id')::uuid as service_id, t.class_id, 'completed' as state, l.value ->> 'outcome' as outcome,
      -- Not by subscript alone: -1 would be the last leg.
      case l.ordinality when 1 then t.queued_at else (t.legs -> (l.ordinality::integer - 2) ->> 'ended_at')::timestamptz end as began_at,
      (l.value ->> 'called_at')::timestamptz as called_at, (l.value ->> 'started_at')::timestamptz as started_at,
      (l.value ->> 'ended_at')::timestamptz as ended_at, (l.value ->> 'counter_id')::uuid as counter_id,
      (l.value ->> 'staff_id')::uuid as staff_id
    -- A device may hold a row of a newer server.
    from app.tickets t, jsonb_array_elements(case jsonb_typeof(t.legs) when 'array' then t.legs end) with ordinality l
    where t.branch_id = p_branch_id and t.queue_day = p_day and t.number_day between p_day - 7 and p_day + 7
      and l.value ->> 'ended_at' is not null
    union all
    select
      t.id, t.number, t.service_id, t.class_id, t.state, null,
      case t.leg_index when 0 then t.queued_at else (t.legs -> (t.leg_index - 1) ->> 'ended_at')::timestamptz end,
      t.called_at, null, t.ended_at, t.counter_id, t.staff_id
    from app.tickets t
    where t.branch_id = p_branch_id and t.queue_day = p_day and t.number_day between p_day - 7 and p_day + 7
      and t.state in ('no_show', 'cancelled', 'expired')
  )
  select
    e.id, e.number, e.service_id, e.class_id, e.state, e.outcome,
    -- By cases, since greatest takes null for the smallest.
    case when e.called_at is not null then greatest(extract(epoch from e.called_at - e.began_at), 0)::double precision end,
    case when e.started_at is not null then greatest(extract(epoch from e.ended_at - e.started_at), 0)::double precision end,
    e.ended_at, e.counter_id, e.staff_id
  from ended e
  where p_counter_id is null or e.counter_id = p_counter_id
  order by e.ended_at desc nulls last, e.id desc, e.service_id
  limit greatest(p_rows_max, 0)
$$;
