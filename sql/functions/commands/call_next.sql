-- Calls the first eligible ticket of today over the counter's services, by order and id (I4), and explains itself. Who was
-- sent to a person comes wherever that person sits, whatever the counter serves: nobody else would ever call them (QU1).
-- Two tellers never get the same one (I3): the row is taken with skip locked, so nobody waits for anybody.
-- Raises: stale, unknown_reference, counter_closed, nobody_waiting.
create or replace function app_private.call_next(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  k app.counters;
  t app.tickets;
  v_why jsonb;
begin
  perform app_private.check_fresh(c);
  k := app_private.counter_of(c);
  select * into t from app.tickets w
  where w.branch_id = c.branch_id and w.queue_day = c.today and w.state = 'waiting'
    and (w.service_id = any (k.service_ids) or w.for_staff_id = c.staff_id)
    and (w.for_counter_id is null or w.for_counter_id = k.id)
    and (w.for_staff_id is null or w.for_staff_id = c.staff_id)
  order by w.order_at, w.id limit 1
  for no key update skip locked;
  if not found then
    perform app_private.refuse('nobody_waiting');
  end if;
  v_why := app_private.explain_call(c, t, k);
  perform app_private.append_event(c, t, 'called', app_private.call_patch(c, t, k.id, 'next') || jsonb_build_object('why', v_why));
  perform app_private.notify_called(c, t);
  return app_private.on_ticket(t.id, '{}', jsonb_build_object('why', v_why, 'number', t.number));
end
$$;
