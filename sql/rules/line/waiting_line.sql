-- The line of a day, each service by itself: who waits, in order, with the place counted from 1.
-- Guarantees: reads app.tickets as the caller may, nothing else; the same on a device, where app.tickets holds its branch.
-- Who: the owner's functions on a server (no grant, because the table underneath has none), and devices. Takes no lock.
create or replace function rules.waiting_line(p_branch_id uuid, p_day date)
returns table (
  ticket_id uuid, number text, service_id uuid, place integer, class_id uuid, queued_at timestamptz, order_at timestamptz,
  for_counter_id uuid, for_staff_id uuid
)
language sql
stable
as $$
  select
    t.id, t.number, t.service_id, (row_number() over (partition by t.service_id order by t.order_at, t.id))::integer,
    t.class_id, t.queued_at, t.order_at, t.for_counter_id, t.for_staff_id
  from app.tickets t
  where t.branch_id = p_branch_id and t.queue_day = p_day and t.state = 'waiting'
  order by t.service_id, t.order_at, t.id
$$;
