-- Keeps a fact that cannot move its ticket: an event with a flag and no change of state, so that both sides see it.
create or replace function app_private.record_only(c app_private.command, t app.tickets, p_flag text) returns app_private.effect
language plpgsql
as $$
declare
  e app_private.effect;
begin
  perform app_private.append_event(c, t, c.name, '{}', array[p_flag]);
  e.flags := array[p_flag];
  e.ticket_ids := array[t.id];
  return e;
end
$$;
