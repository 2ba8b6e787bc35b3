-- Calls one named ticket: an intent online, a fact when the teller was alone and went on. A fact that says `instead_of`
-- binds a call whose answer was lost: if that call took another ticket which nobody has touched since, it goes back.
-- Precedence against another call (T3): a confirmed call stays; between two offline calls the earlier one does. The same
-- counter calling again is not a contest and changes nothing.
-- Raises: unknown_reference, counter_closed, already_called, ticket_ended.
create or replace function app_private.call_ticket(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
  k app.counters;
  e app_private.effect;
  v_put_back uuid;
  v_flags text[] := '{}';
begin
  v_put_back := app_private.put_back_instead(c);
  t := app_private.find_ticket(c);
  if t.id is null then
    e.flags := array['call_failed'];
    return e;
  end if;
  k := app_private.counter_of(c);
  if t.called_by_command = (c.args ->> 'instead_of')::uuid and t.state in ('called', 'serving') then
    return app_private.on_ticket(t.id);
  end if;
  x := app_private.cell(c, t);
  if x.effect = 'contest' and t.counter_id is distinct from k.id and app_private.beats_call(c, t) then
    x.effect := 'apply';
    v_flags := array['double_call'];
  end if;
  if x.effect = 'contest' and t.counter_id = k.id then
    e := app_private.on_ticket(t.id, '{no_effect}');
  elsif x.effect = 'apply' then
    perform app_private.append_event(c, t, 'called',
      app_private.call_patch(c, t, k.id, case c.kind when 'fact' then 'offline' else 'ticket' end) || jsonb_build_object('why', null), v_flags);
    e := app_private.on_ticket(t.id, v_flags);
    -- An offline call was told by voice, and may be long past.
    if c.kind = 'intent' then
      perform app_private.notify_called(c, t);
    end if;
  else
    e := app_private.record_only(c, t, x.code);
  end if;
  if v_put_back is not null then
    e.ticket_ids := e.ticket_ids || v_put_back;
    e.flags := e.flags || 'put_back'::text;
  end if;
  return e;
end
$$;
