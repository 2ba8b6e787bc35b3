-- Every event of every ticket, hot or archived, under the same columns. Not by day: one ticket's events are asked for.
-- Who: functions of the owner; row level security is the asker's.
create or replace view app.ticket_event_history with (security_invoker = true) as
  select
    ticket_id, ordinal, tenant_id, branch_id, what, occurred_at, recorded_at, patch, staff_id, device_id,
    command_id, reason, flags, late
  from app.ticket_events
  union all
  select
    ticket_id, ordinal, tenant_id, branch_id, what, occurred_at, recorded_at, patch, staff_id, device_id,
    command_id, reason, flags, late
  from app.ticket_events_archive;
