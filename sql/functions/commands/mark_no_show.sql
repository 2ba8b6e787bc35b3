-- Nobody came. Only for a ticket that this counter had called; anything else keeps the fact beside the ticket.
-- Raises: unknown_reference.
create or replace function app_private.mark_no_show(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
  k app.counters;
begin
  t := app_private.find_ticket(c);
  if t.id is null then
    return app_private.call_failed();
  end if;
  k := app_private.counter_of(c);
  x := app_private.cell(c, t);
  if x.effect <> 'apply' then
    return app_private.record_only(c, t, x.code);
  elsif t.state = 'called' and t.counter_id is distinct from k.id then
    return app_private.record_only(c, t, 'double_call');
  end if;
  perform app_private.append_event(c, t, 'no_show', jsonb_build_object('state', 'no_show', 'ended_at', c.occurred_at));
  return app_private.on_ticket(t.id);
end
$$;
