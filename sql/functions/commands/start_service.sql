-- A person sits down. Beats a call and a no-show; between two counters that both started, the earlier one stands.
-- Raises: unknown_reference.
create or replace function app_private.start_service(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  t app.tickets;
  x app.ticket_transitions;
  k app.counters;
  v_flags text[] := '{}';
begin
  t := app_private.find_ticket(c);
  if t.id is null then
    return app_private.call_failed();
  end if;
  k := app_private.counter_of(c);
  x := app_private.cell(c, t);
  if x.effect = 'contest' then
    if t.counter_id = k.id then
      return app_private.on_ticket(t.id, '{no_effect}');
    elsif c.occurred_at < t.started_at then
      x.effect := 'apply';
      v_flags := array['double_service'];
    end if;
  end if;
  if x.effect <> 'apply' then
    return app_private.record_only(c, t, x.code);
  end if;
  v_flags := v_flags || app_private.seizure_flags(t, k.id);
  perform app_private.append_event(c, t, 'started', app_private.service_patch(c, t, k.id)
    || jsonb_build_object('state', 'serving', 'ended_at', null), v_flags);
  return app_private.on_ticket(t.id, v_flags);
end
$$;
