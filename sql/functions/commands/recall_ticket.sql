-- Calls the same customer again, from the counter that had called. Raises: stale, not_called, ticket_ended,
-- unknown_reference, counter_closed, already_called (by another counter).
create or replace function app_private.recall_ticket(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
  k app.counters;
begin
  perform app_private.check_fresh(c);
  t := app_private.find_ticket(c);
  x := app_private.cell(c, t);
  if x.effect = 'record' then
    return app_private.record_only(c, t, x.code);
  end if;
  k := app_private.counter_of(c);
  if t.counter_id is distinct from k.id then
    perform app_private.refuse('already_called', jsonb_build_object('number', t.number, 'counter_id', t.counter_id));
  end if;
  perform app_private.append_event(c, t, 'recalled', jsonb_build_object('recalls', t.recalls + 1, 'recalled_at', c.occurred_at));
  perform app_private.notify_called(c, t);
  return app_private.on_ticket(t.id);
end
$$;
