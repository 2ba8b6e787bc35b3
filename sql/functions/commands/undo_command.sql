-- Takes back one command of this device, if it is young enough by the device's own time and nothing has happened to its
-- tickets since. What it changed gets its values from before. Undoing a command that had no effect is an applied no-op.
-- Raises: unknown_reference, cannot_undo, undo_expired, undo_not_last.
-- Concurrency: all its tickets by id, no key update.
create or replace function app_private.undo_command(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  k record;
  t app.tickets;
  e app_private.effect;
begin
  select l.id, l.name, l.outcome, l.ticket_ids into k from app.commands l
  join app.writers w on w.id = l.writer_id
  where l.id = (c.args ->> 'command_id')::uuid and w.device_id = c.device_id;
  if not found then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'command_id'));
  end if;
  e.ticket_ids := '{}';
  if k.outcome ->> 'kind' <> 'applied' then
    e.flags := '{no_effect}';
    return e;
  end if;
  if not app_private.is_undoable(k.name) then
    perform app_private.refuse('cannot_undo', jsonb_build_object('command', k.name));
  elsif (c.args ->> 'elapsed_ms')::double precision > (select s.undo_window_ms from app.tenant_settings s where s.tenant_id = c.tenant_id) then
    perform app_private.refuse('undo_expired');
  end if;
  -- Only tickets that the command changed: an applied command may also have named one and left it as it was.
  for t in
    select * from app.tickets r
    where r.id = any (k.ticket_ids)
      and exists (select from app.ticket_events v where v.tenant_id = r.tenant_id and v.ticket_id = r.id and v.command_id = k.id)
    order by r.id for no key update
  loop
    perform app_private.undo_on_ticket(c, t, k.id);
    e.ticket_ids := e.ticket_ids || t.id;
  end loop;
  if e.ticket_ids = '{}' then
    e.flags := '{no_effect}';
  end if;
  -- What it opens again on a day that is over ends with this transaction, as it does for facts.
  c.kind := 'fact';
  perform app_private.expire_touched(c, e.ticket_ids);
  return e;
end
$$;
