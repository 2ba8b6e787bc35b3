-- Whether the call of a command is still the truth: the ticket is called, and nothing after the command's own event has
-- changed its state. A recall announces the same call again.
create or replace function app_private.call_stands(p_ticket_id uuid, p_command_id uuid) returns boolean
language sql stable
as $$
  select exists (
    select from app.tickets t
    join app.ticket_events e on e.ticket_id = t.id and e.command_id = p_command_id
    where t.id = p_ticket_id and t.state = 'called' and not exists (
      select from app.ticket_events l where l.ticket_id = t.id and l.ordinal > e.ordinal and l.patch ? 'state'))
$$;
