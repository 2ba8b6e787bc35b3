-- A manager decides that a quarantined command has no effect. It is kept raw until its retention ends: that it was said
-- and set aside stays provable. Raises: not_in_quarantine. Concurrency: the quarantine's row.
create or replace function app_private.discard_quarantined(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  q app.quarantine := app_private.find_quarantined(c);
begin
  update app.quarantine set state = 'discarded', decided_by = c.staff_id, decided_at = c.received_at, decision_reason = c.args ->> 'reason'
  where writer_id = q.writer_id and seq = q.seq;
  return row('{}'::text[], null, null, jsonb_build_object('command', q.name, 'command_id', q.command_id), false)::app_private.effect;
end
$$;
