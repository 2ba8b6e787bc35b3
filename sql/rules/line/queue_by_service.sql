-- What each service has open on a day at an instant: how many wait, for how long the oldest has, whose turn is next, how
-- many are called, being served, put aside. Services without an open ticket have no row.
-- Guarantees: reads app.tickets as the caller may, nothing else; the same on a device, where app.tickets holds its branch.
-- Who: the owner's functions on a server (no grant, because the table underneath has none), and devices. Takes no lock.
create or replace function rules.queue_by_service(p_branch_id uuid, p_day date, p_at timestamptz)
returns table (
  service_id uuid, waiting integer, oldest_wait_s double precision, next_number text, called integer, serving integer,
  parked integer
)
language sql
stable
as $$
  -- Two questions, since each has an index of its own on a server.
  with open_tickets as (
    select t.id, t.service_id, t.state, t.number, t.queued_at, t.order_at from app.tickets t
    where t.branch_id = p_branch_id and t.queue_day = p_day and t.state = 'waiting'
    union all
    select t.id, t.service_id, t.state, t.number, t.queued_at, t.order_at from app.tickets t
    where t.branch_id = p_branch_id and t.queue_day = p_day and t.state in ('called', 'serving', 'parked')
  )
  select
    o.service_id,
    (count(*) filter (where o.state = 'waiting'))::integer,
    -- A clock that is behind the ticket's makes nobody wait for less than nothing.
    greatest(extract(epoch from p_at - min(o.queued_at) filter (where o.state = 'waiting')), 0)::double precision,
    (array_agg(o.number order by o.order_at, o.id) filter (where o.state = 'waiting'))[1],
    (count(*) filter (where o.state = 'called'))::integer,
    (count(*) filter (where o.state = 'serving'))::integer,
    (count(*) filter (where o.state = 'parked'))::integer
  from open_tickets o
  group by o.service_id
  order by o.service_id
$$;
