-- Closes a counter; what is still called or served there is handed over: back into the line with its place, or parked.
-- Raises: unknown_reference. Concurrency: tickets by id, then the counter.
create or replace function app_private.close_counter(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  e app_private.effect;
  v_to text := coalesce(c.args ->> 'hand_over', 'waiting');
begin
  e.flags := '{}';
  e.ticket_ids := '{}';
  for t in
    select * from app.tickets r
    where r.branch_id = c.branch_id and r.queue_day = c.today and r.counter_id = (c.args ->> 'counter_id')::uuid and r.state in ('called', 'serving')
    order by r.id for no key update
  loop
    perform app_private.append_event(c, t, 'handed_over', app_private.waiting_patch() || jsonb_build_object('state', v_to));
    e.ticket_ids := e.ticket_ids || t.id;
  end loop;
  e.counter_ids := array[app_private.set_counter(c, 'closed', null)];
  return e;
end
$$;
