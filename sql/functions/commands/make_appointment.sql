-- Books a slot of a service. The code is unique among the branch's codes of that day, because a customer types it at the
-- kiosk. A contact is taken where the service asks for one (else the flag contact_dropped) and expires by the tenant's
-- retention, counted from the end of the slot's day: the customer may still come. A booking that was confirmed before
-- history was lost is not judged again: the customer holds it.
-- Raises: unknown_reference, service_unavailable, malformed (details.field: slot_at, code or appointment_id taken),
-- outside_hours, holiday, after_last_ticket, over_capacity (details.opens_at), slot_taken.
-- Concurrency: the slot's advisory lock (check_slot), then the unique code.
create or replace function app_private.make_appointment(c app_private.command) returns app_private.effect
language plpgsql
as $$
declare
  s app.services := app_private.appointment_service(c, (c.args ->> 'service_id')::uuid);
  v_id uuid := (c.args ->> 'appointment_id')::uuid;
  v_slot_at timestamptz := (c.args ->> 'slot_at')::timestamptz;
  v_class_id uuid := app_private.class_in_use(c);
  v_slot_day date := (select d.day from app_private.branch_day(c.branch_id, v_slot_at) d);
  v_contact jsonb := case when s.asks_contact then c.args -> 'contact' end;
begin
  if c.prior_outcome is null then
    perform app_private.check_slot(c, s, v_slot_at, v_id);
  end if;
  insert into app.appointments (id, tenant_id, branch_id, service_id, class_id, code, slot_at, slot_day, language,
    contact_name, contact_phone, contact_email, contact_expires_at)
  values (v_id, c.tenant_id, c.branch_id, s.id, v_class_id, upper(c.args ->> 'code'), v_slot_at,
    v_slot_day, c.args ->> 'language', v_contact ->> 'name', v_contact ->> 'phone', v_contact ->> 'email',
    case when v_contact is not null then app_private.contact_expiry(c.tenant_id, app_private.day_end(c.branch_id, v_slot_day)) end)
  on conflict do nothing;
  if not found then
    perform app_private.refuse('malformed', jsonb_build_object('reason', 'taken', 'field',
      case when exists (select from app.appointments a where a.id = v_id) then 'appointment_id' else 'code' end));
  end if;
  return row(case when c.args ? 'contact' and v_contact is null then array['contact_dropped'] else '{}'::text[] end, null, null, jsonb_build_object('appointment_id', v_id), false)::app_private.effect;
end
$$;
