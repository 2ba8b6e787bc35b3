-- Every command judged, in the hot table or the archive.
create or replace view app.ledger with (security_invoker = true) as
  select writer_id, seq, id, tenant_id, branch_id, name, kind, args, staff_id, occurred_at, recorded_at, outcome, ticket_ids, counter_ids
  from app.commands
  union all
  select writer_id, seq, id, tenant_id, branch_id, name, kind, args, staff_id, occurred_at, recorded_at, outcome, ticket_ids, counter_ids
  from app.commands_archive;
