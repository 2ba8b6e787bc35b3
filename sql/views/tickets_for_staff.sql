-- A ticket as tablets, consoles and the server see it. The secret of the customer's page is known to the device that
-- made it alone; not even its digest goes to another.
create or replace view app_private.tickets_for_staff with (security_invoker = true) as
  select
    id, tenant_id, branch_id, number, prefix, letter, sequence_n, number_day, queue_day, service_id, legs, leg_index,
    class_id, head_start_s, state, queued_at, order_at, called_at, started_at, ended_at, counter_id, staff_id,
    for_counter_id, for_staff_id, called_by_command, call_kind, recalls, recalled_at, why, outcome, language, origin,
    appointment_id, is_placeholder, is_verified, device_id, passes_used, feedback_score, feedback_text, flags,
    answers, contact_name, contact_phone, contact_email, contact_expires_at, note, version
  from app.tickets;
