-- A branch in the numbers by which its managers know whether it needs them. Silent: a device in use that was not heard of for a
-- quarter of an hour; even one that only asks is noted every five minutes (writer_state). is_open: by its hours.
create or replace function app_private.branch_numbers(p_branch_id uuid) returns jsonb
language sql stable
as $$
  with today as materialized (
    select d.day from app_private.branch_day(p_branch_id, app.now()) d
  ), line as (
    select count(*) as people, min(w.queued_at) as first_at from app.tickets w
    where w.branch_id = p_branch_id and w.queue_day = (select day from today) and w.state = 'waiting'
  ), desks as (
    select count(*) as known, count(*) filter (where k.state = 'open') as open, count(*) filter (where k.state = 'paused') as paused
    from app.counters k where k.branch_id = p_branch_id and k.retired_at is null
  ), fleet as (
    select count(*) as known, count(*) filter (where app_private.is_silent(d.id)) as silent
    from app.devices d where d.branch_id = p_branch_id and d.status = 'active' and d.kind in ('kiosk', 'tablet', 'display')
  )
  select jsonb_build_object('id', b.id, 'names', b.names, 'today', (select day from today),
    'zone', rules.clock_rule(b.clock, (select day from today)) ->> 'zone',
    'is_open', exists (select from app.opening_intervals o join app.services v on v.id = o.service_id
      where o.branch_id = b.id and v.retired_at is null and o.opens_at <= app.now() and o.closes_at > app.now()),
    'waiting', l.people, 'waiting_past', app_private.waiting_past(b.id, (select day from today)), 'longest_wait_s', greatest(round(extract(epoch from app.now() - l.first_at)), 0),
    'counters', k.known, 'counters_open', k.open, 'counters_paused', k.paused, 'devices', f.known, 'devices_silent', f.silent)
  from app.branches b, line l, desks k, fleet f where b.id = p_branch_id
$$;
