-- Moves tickets with all their events from the hot tables into the archive's months. What is personal or secret ends
-- here at the latest: contact, note, words of a feedback, secret. Answers stay: they choose a service, not a person.
-- Aliases stay hot until the history is purged: they hold two ids, and a late device still finds its ticket by them.
-- Who: job_archive_batch, which holds the rows' locks and has made the partitions. Answers how many events went along.
create or replace function app_private.archive_tickets(p_ids uuid[], p_at timestamptz) returns integer
language plpgsql
as $$
declare
  v_events integer;
begin
  with moved as (
    delete from app.tickets t where t.id = any (p_ids) returning t.*
  ), stored as (
    insert into app.tickets_archive (
      id, tenant_id, branch_id, number, prefix, letter, sequence_n, number_day, queue_day, service_id, legs,
      leg_index, class_id, head_start_s, state, queued_at, order_at, called_at, started_at, ended_at, counter_id,
      staff_id, for_counter_id, for_staff_id, called_by_command, call_kind, recalls, recalled_at, why, outcome,
      language, origin, appointment_id, is_placeholder, is_verified, device_id, passes_used, feedback_score, flags,
      answers, quote, version, archived_at)
    select
      id, tenant_id, branch_id, number, prefix, letter, sequence_n, number_day, queue_day, service_id, legs,
      leg_index, class_id, head_start_s, state, queued_at, order_at, called_at, started_at, ended_at, counter_id,
      staff_id, for_counter_id, for_staff_id, called_by_command, call_kind, recalls, recalled_at, why, outcome,
      language, origin, appointment_id, is_placeholder, is_verified, device_id, passes_used, feedback_score, flags,
      answers, quote, version, p_at
    from moved
  ), told as (
    delete from app.ticket_events e using moved m where e.tenant_id = m.tenant_id and e.ticket_id = m.id
    returning e.*, m.queue_day
  )
  insert into app.ticket_events_archive (
    ticket_id, ordinal, tenant_id, branch_id, what, occurred_at, recorded_at, patch, staff_id, device_id,
    command_id, reason, flags, late, queue_day)
  select
    ticket_id, ordinal, tenant_id, branch_id, what, occurred_at, recorded_at, patch, staff_id, device_id,
    command_id, reason, flags, late, queue_day
  from told;
  get diagnostics v_events = row_count;
  return v_events;
end
$$;
