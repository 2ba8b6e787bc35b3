-- Puts a customer aside (a form to fill in, a paper to fetch) without losing the place. Raises: unknown_reference.
create or replace function app_private.park_ticket(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
begin
  t := app_private.find_ticket(c);
  if t.id is null then
    return app_private.call_failed();
  end if;
  x := app_private.cell(c, t);
  if x.effect <> 'apply' then
    return app_private.record_only(c, t, x.code);
  end if;
  perform app_private.append_event(c, t, 'parked', app_private.waiting_patch() || jsonb_build_object('state', 'parked',
    'counter_id', coalesce(t.counter_id, (c.args ->> 'counter_id')::uuid)), '{}', c.args ->> 'reason');
  return app_private.on_ticket(t.id);
end
$$;
