-- A manager takes a quarantined command for what it is: it is judged again as a fact of its own time, on its own device,
-- in the name of the person who accepts it. What it changes hangs on this command in the ledger and in the events; the
-- ledger row of the original keeps its outcome, which its device was told. If it still cannot be applied, this command is
-- rejected with the reason and the original stays open. What is personal in the raw command goes at once: it is on the
-- ticket now, where it expires, or was for a service that does not ask for it.
-- A wish has no such meaning (nobody can be called yesterday): only names that can be facts are accepted.
-- Raises: not_in_quarantine, malformed, wrong_state, not_allowed, and what the original's own function raises.
-- Concurrency: the quarantine's row, so that two managers decide once; then as the original.
create or replace function app_private.accept_quarantined(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  q app.quarantine := app_private.find_quarantined(c);
  o app_private.command := app_private.original_command(c, q);
  e app_private.effect;
begin
  e := app_private.flagged('{late}', app_private.dispatch(o));
  -- It is a fact, though it came inside an intent: a ticket of a day that is over does not stay open.
  perform app_private.expire_touched(o, coalesce(e.ticket_ids, '{}'));
  update app.quarantine set state = 'accepted', decided_by = c.staff_id, decided_at = c.received_at,
    raw = app_private.erased_raw(q.raw, q.reason), contact_expires_at = null
  where writer_id = q.writer_id and seq = q.seq;
  e.result := coalesce(e.result, '{}') || jsonb_build_object('command', o.name, 'command_id', q.command_id);
  return e;
end
$$;
