-- A person was served. Applies wherever the ticket stands, save when it is completed already. A ticket with further
-- legs goes back into the line for the next one, with its original place (T2).
-- Raises: unknown_reference.
create or replace function app_private.complete_service(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
  k app.counters;
  v_flags text[];
  v_patch jsonb;
begin
  t := app_private.find_ticket(c);
  if t.id is null then
    return app_private.call_failed();
  end if;
  k := app_private.counter_of(c);
  x := app_private.cell(c, t);
  if x.effect <> 'apply' then
    return app_private.record_only(c, t, x.code);
  end if;
  v_flags := app_private.seizure_flags(t, k.id);
  v_patch := app_private.completion_patch(c, t, k.id);
  perform app_private.append_event(c, t, case v_patch ->> 'state' when 'waiting' then 'leg_completed' else 'completed' end,
    v_patch, v_flags, c.args ->> 'outcome');
  return app_private.on_ticket(t.id, v_flags);
end
$$;
