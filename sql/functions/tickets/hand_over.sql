-- Hands over what is called or served at a counter: into the line with its place, or aside, and to
-- whom it may concern: one that was meant for this very counter could else be called by nobody. Answers the tickets' ids.
-- Concurrency: skip locked by id: the caller has locked those that it must not miss.
create or replace function app_private.hand_over(c app_private.command, p_counter_id uuid) returns uuid[]
language plpgsql
as $$
declare
  t app.tickets;
  v_ids uuid[] := '{}';
begin
  for t in
    select * from app.tickets r
    where r.branch_id = c.branch_id and r.queue_day = c.today and r.counter_id = p_counter_id and r.state in ('called', 'serving')
    order by r.id for no key update skip locked
  loop
    perform app_private.append_event(c, t, 'handed_over',
      app_private.waiting_patch() || jsonb_build_object('state', coalesce(c.args ->> 'hand_over', 'waiting'),
        'for_counter_id', nullif(t.for_counter_id, p_counter_id)));
    v_ids := v_ids || t.id;
  end loop;
  return v_ids;
end
$$;
