-- A drafted ticket with what its appointment knows: class and contact where the ticket lacks them (a contact where its
-- service asks for one), and its place:
-- max(slot − tolerance, arrival) − head start. Who is too late keeps the place of a walk-in.
create or replace function app_private.keep_appointment(t app.tickets, a app.appointments) returns app.tickets
language plpgsql stable
as $$
declare
  v_tolerance interval;
begin
  t.appointment_id := a.id;
  if t.class_id is null and a.class_id is not null then
    select p.id, p.head_start_s into strict t.class_id, t.head_start_s from app.priority_classes p where p.id = a.class_id;
  end if;
  if t.contact_expires_at is null and num_nonnulls(a.contact_name, a.contact_phone, a.contact_email) > 0
    and exists (select from app.services s where s.id = t.service_id and s.asks_contact) then
    t.contact_name := a.contact_name;
    t.contact_phone := a.contact_phone;
    t.contact_email := a.contact_email;
    t.contact_expires_at := app_private.private_until(t);
  end if;
  select make_interval(mins => s.appointment_tolerance_minutes) into strict v_tolerance
  from app.tenant_settings s where s.tenant_id = t.tenant_id;
  t.order_at := t.queued_at - make_interval(secs => t.head_start_s);
  if not t.flags @> '{appointment_late}' then
    t.order_at := greatest(t.order_at, a.slot_at - v_tolerance - make_interval(secs => t.head_start_s));
  end if;
  return t;
end
$$;
