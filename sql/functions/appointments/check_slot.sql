-- Whether an appointment may be had at a slot: to come, within a year, while the service gives tickets, on its grid and
-- not full. The grid begins anew with each opening, so that a door that opens at 08:30 has its first slot at 08:30.
-- p_appointment_id is the appointment itself, which does not stand in its own way when it is moved.
-- Raises: malformed (details.reason), outside_hours, holiday, after_last_ticket, over_capacity, slot_taken.
-- Concurrency: an advisory transaction lock per service and slot, so that the count is exact and other slots do not
-- wait. Two keys of 32 bits, apart from all single-key locks; a collision of hashes costs a wait and nothing else.
create or replace function app_private.check_slot(
  c app_private.command, s app.services, p_slot_at timestamptz, p_appointment_id uuid
) returns void
language plpgsql
as $$
declare
  v_ahead_max constant interval := interval '366 days';
  v_opens_at timestamptz;
begin
  if p_slot_at <= c.received_at or p_slot_at > c.received_at + v_ahead_max then
    perform app_private.refuse('malformed', jsonb_build_object('field', 'slot_at',
      'reason', case when p_slot_at <= c.received_at then 'past' else 'too_far' end));
  end if;
  perform app_private.check_open(c, s, p_slot_at, 0);
  select i.starts_at into v_opens_at
  from app.branches b, rules.open_intervals(b.calendar, b.clock, rules.business_day(b.clock, p_slot_at), s.rules) i
  where b.id = c.branch_id and p_slot_at >= i.starts_at and p_slot_at < i.ends_at;
  if extract(epoch from p_slot_at - v_opens_at) % (s.slot_minutes * 60) <> 0 then
    perform app_private.refuse('malformed', jsonb_build_object('field', 'slot_at', 'reason', 'off_grid', 'slot_minutes', s.slot_minutes));
  end if;
  perform pg_advisory_xact_lock(hashtext('app.appointments'), hashtext(s.id::text || rules.instant_text(p_slot_at)));
  if s.slot_capacity <= (
    select count(*) from app.appointments a
    where a.service_id = s.id and a.slot_at = p_slot_at and a.state <> 'cancelled' and a.id <> p_appointment_id) then
    perform app_private.refuse('slot_taken');
  end if;
end
$$;
