-- A device that opened a new writer sends again what it did not see acknowledged. If the old writer's copy had arrived
-- after all, its outcome stands, and the new line stays dense by a pointer to it.
create or replace function app_private.replayed_under_new_writer(c app_private.command) returns app_private.judgement
language plpgsql
as $$
declare
  j app_private.judgement;
begin
  insert into app.command_replays (writer_id, seq, command_id, tenant_id, recorded_at)
  values (c.writer_id, c.seq, c.id, c.tenant_id, c.received_at);
  select l.outcome, l.ticket_ids, l.counter_ids into strict j.outcome, j.ticket_ids, j.counter_ids
  from app.ledger l where l.id = c.id;
  j.touches_config := c.name = 'publish_configuration';
  return j;
end
$$;
