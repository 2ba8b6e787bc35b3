-- Erases one visitor, at their own wish: what tells of a person or is secret goes from the ticket (hot or archived), from
-- what its events and commands quote, from quarantine, from its appointment and from notes about messages. That the visit
-- happened stays, with its times and numbers: those name nobody. Staff are not erased by it.
-- Who: blesaf_api, for a manager of the tenant. Answers how many rows of each kind. Raises: not_found.
-- Repeating it changes nothing. Concurrency: the ticket, no key update; then rows that commands do not change.
create or replace function app.erase_person(p_tenant_id uuid, p_ticket_id uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  h record;
  v_ids uuid[];
  v_commands integer;
  v_quarantined integer;
  v_appointments integer;
begin
  perform app_private.enter(p_tenant_id);
  select r.id, r.branch_id, r.number, r.number_day, r.queued_at, r.appointment_id into h from app.ticket_history r
  where r.id = coalesce((select a.ticket_id from app.ticket_aliases a where a.alias_id = p_ticket_id), p_ticket_id);
  if not found then
    perform app_private.refuse('not_found');
  end if;
  v_ids := array(select a.alias_id from app.ticket_aliases a where a.ticket_id = h.id) || h.id;
  perform app_private.erase_ticket(h.id);
  v_commands := app_private.erase_commands(h.branch_id, v_ids, h.number, h.number_day, h.queued_at);
  update app.quarantine q set raw = app_private.erased_raw(q.raw, q.reason), contact_expires_at = null, decision_reason = null
  where q.branch_id = h.branch_id
    and (exists (select from unnest(v_ids) i where position(i::text in lower(q.raw::text)) > 0)
      or q.raw #>> '{args,number}' = h.number and q.raw #>> '{args,number_day}' = h.number_day::text);
  get diagnostics v_quarantined = row_count;
  update app.appointments a
  set contact_name = null, contact_phone = null, contact_email = null, contact_expires_at = null, version = a.version + 1
  where a.branch_id = h.branch_id and (a.id = h.appointment_id or a.ticket_id = any (v_ids));
  get diagnostics v_appointments = row_count;
  update app.message_log m set detail = '{}' where m.ticket_id = any (v_ids) and m.kind <> 'called';
  return jsonb_build_object('tickets', 1, 'commands', v_commands, 'quarantined', v_quarantined, 'appointments', v_appointments);
end
$$;
grant execute on function app.erase_person(uuid, uuid) to blesaf_api;
