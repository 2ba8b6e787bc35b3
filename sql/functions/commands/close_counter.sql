-- Closes a counter; what is still called or served there is handed over: back into the line with its place, or parked.
-- Raises: unknown_reference.
-- Concurrency: tickets by id, then the counter. A call that held the counter until now has put one more ticket there;
-- it is handed over behind the counter's lock with skip locked: whoever has that ticket in hand keeps it, none waits.
create or replace function app_private.close_counter(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  e app_private.effect;
  v_counter_id uuid := (c.args ->> 'counter_id')::uuid;
  v_ticket_ids uuid[];
begin
  if exists (select from app.counters k where k.id = v_counter_id and k.branch_id = c.branch_id and k.state_since > c.occurred_at) then
    return app_private.on_counter(null);
  end if;
  perform from app.tickets t
  where t.branch_id = c.branch_id and t.queue_day = c.today and t.counter_id = v_counter_id and t.state in ('called', 'serving')
  order by t.id for no key update;
  v_ticket_ids := app_private.hand_over(c, v_counter_id);
  e := app_private.on_counter(app_private.set_counter(c, 'closed', null));
  e.ticket_ids := v_ticket_ids || app_private.hand_over(c, v_counter_id);
  return e;
end
$$;
