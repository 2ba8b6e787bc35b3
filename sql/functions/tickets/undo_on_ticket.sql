-- Reverses a command's events on one ticket, which must be its last ones. The values from before come from replaying
-- the earlier events: what they did not set was null. Flags stay: that it happened is part of the record. That a contact
-- was erased meanwhile moved nothing: it stands in no undo's way, and stays erased.
create or replace function app_private.undo_on_ticket(c app_private.command, t app.tickets, p_command_id uuid) returns void
language plpgsql
as $$
declare
  v_first bigint;
  v_before jsonb;
  v_patch jsonb;
begin
  select min(e.ordinal) into v_first from app.ticket_events e where e.ticket_id = t.id and e.command_id = p_command_id;
  if exists (
    select from app.ticket_events e
    where e.ticket_id = t.id and e.ordinal > v_first and e.command_id is distinct from p_command_id and e.what <> 'erased')
  then
    perform app_private.refuse('undo_not_last', jsonb_build_object('number', t.number));
  end if;
  v_before := app_private.replay_events(t.id, v_first - 1);
  select coalesce(jsonb_object_agg(f.key, v_before -> f.key), '{}') into v_patch
  from (select distinct jsonb_object_keys(e.patch) as key from app.ticket_events e
    where e.ticket_id = t.id and e.command_id = p_command_id) f
  where f.key <> 'flags';
  perform app_private.append_event(c, t, 'undone', v_patch);
end
$$;
