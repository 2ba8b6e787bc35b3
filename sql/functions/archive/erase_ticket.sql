-- Erases a ticket, its answers and what its events quote. Answers stand in the first event's patch: they go from there
-- too, so that the events still give the row (I10). Hot: an event of its own, so that replicas lose the fields as well.
-- Concurrency: the row, no key update, waits for a command that holds it.
create or replace function app_private.erase_ticket(p_id uuid) returns void
language plpgsql
as $$
declare
  c app_private.command;
  t app.tickets;
begin
  c.occurred_at := app.now();
  c.received_at := c.occurred_at;
  delete from app.push_subscriptions s where s.ticket_id = p_id;
  select * into t from app.tickets k where k.id = p_id for no key update;
  if found then
    perform app_private.append_event(c, t, 'erased', '{}', '{}', null, app_private.erased_fields() || '{"answers": null, "secret_digest": null, "feedback_text": null}');
    update app.ticket_events e set reason = null, patch = e.patch - 'answers'
    where e.ticket_id = p_id and (e.reason is not null or e.patch ? 'answers');
    return;
  end if;
  update app.tickets_archive a
  set secret_digest = null, contact_name = null, contact_phone = null, contact_email = null, note = null, feedback_text = null, answers = null
  where a.id = p_id;
  update app.ticket_events_archive e set reason = null, patch = e.patch - 'answers'
  where e.ticket_id = p_id and (e.reason is not null or e.patch ? 'answers');
end
$$;
