-- The one way in which a ticket changes: an event's patch, applied. Replaying a ticket's patches in order therefore
-- gives its row (I10). Private fields (secret_digest, contact, note, feedback text) travel beside the patch and never enter
-- it; how long they may stay is computed anew at each event, because the visit's end decides it.
-- The caller holds the row's lock. Answers the new row.
create or replace function app_private.append_event(
  c app_private.command, t app.tickets, p_what text, p_patch jsonb,
  p_flags text[] default '{}', p_reason text default null, p_private jsonb default '{}'
) returns app.tickets
language plpgsql
as $$
declare
  n app.tickets;
  v_patch jsonb := p_patch;
begin
  if not t.flags @> p_flags then
    v_patch := v_patch || jsonb_build_object('flags', to_jsonb(t.flags || array(select f from unnest(p_flags) f where f <> all (t.flags))));
  end if;
  n := jsonb_populate_record(t, v_patch || p_private);
  n.version := t.version + 1;
  n.contact_expires_at := case when num_nonnulls(n.contact_name, n.contact_phone, n.contact_email, n.note) > 0
    then app_private.private_until(n) end;
  update app.tickets k set
    number = n.number, number_day = n.number_day, prefix = n.prefix, letter = n.letter, sequence_n = n.sequence_n,
    service_id = n.service_id, legs = n.legs, leg_index = n.leg_index, class_id = n.class_id, head_start_s = n.head_start_s,
    state = n.state, queued_at = n.queued_at, order_at = n.order_at, called_at = n.called_at, started_at = n.started_at,
    ended_at = n.ended_at, counter_id = n.counter_id, staff_id = n.staff_id, for_counter_id = n.for_counter_id,
    for_staff_id = n.for_staff_id, called_by_command = n.called_by_command, call_kind = n.call_kind, recalls = n.recalls,
    recalled_at = n.recalled_at, why = n.why, outcome = n.outcome, language = n.language, origin = n.origin,
    appointment_id = n.appointment_id, is_placeholder = n.is_placeholder, is_verified = n.is_verified, device_id = n.device_id,
    passes_used = n.passes_used, feedback_score = n.feedback_score, feedback_text = n.feedback_text, flags = n.flags,
    answers = n.answers, quote = n.quote, secret_digest = n.secret_digest, contact_name = n.contact_name, contact_phone = n.contact_phone,
    contact_email = n.contact_email, contact_expires_at = n.contact_expires_at, note = n.note, version = n.version
  where k.id = t.id;
  insert into app.ticket_events (ticket_id, ordinal, tenant_id, branch_id, what, occurred_at, recorded_at, patch,
    staff_id, device_id, command_id, reason, flags, late)
  values (t.id, n.version, t.tenant_id, t.branch_id, p_what, c.occurred_at, c.received_at, v_patch,
    c.staff_id, c.device_id, c.id, p_reason, p_flags, app_private.is_late(c));
  return n;
end
$$;
