-- Every ticket, in the hot table or the archive, under the same columns; archived_at is null while it is hot. Personal
-- and secret fields are left out: the archive has none, and history needs none.
-- Who: functions of the owner; row level security is the asker's.
create or replace view app.ticket_history with (security_invoker = true) as
  select
    id, tenant_id, branch_id, number, prefix, letter, sequence_n, number_day, queue_day, service_id, legs,
    leg_index, class_id, head_start_s, state, queued_at, order_at, called_at, started_at, ended_at, counter_id,
    staff_id, for_counter_id, for_staff_id, called_by_command, call_kind, recalls, recalled_at, why, outcome,
    language, origin, appointment_id, is_placeholder, is_verified, device_id, passes_used, feedback_score, flags,
    answers, version, null::timestamptz as archived_at, quote
  from app.tickets
  union all
  select
    id, tenant_id, branch_id, number, prefix, letter, sequence_n, number_day, queue_day, service_id, legs,
    leg_index, class_id, head_start_s, state, queued_at, order_at, called_at, started_at, ended_at, counter_id,
    staff_id, for_counter_id, for_staff_id, called_by_command, call_kind, recalls, recalled_at, why, outcome,
    language, origin, appointment_id, is_placeholder, is_verified, device_id, passes_used, feedback_score, flags,
    answers, version, archived_at, quote
  from app.tickets_archive;
