-- Erases one visitor, at their own wish: what tells of a person or is secret goes from their tickets (hot or archived), from
-- what events and commands quote, from quarantine, from appointments and from notes about messages. That a visit
-- happened stays, with its times and numbers: those name nobody. Staff are not erased by it. The person is named by a
-- ticket, a phone number or an e-mail, and sought in the asker's branches.
-- Who: blesaf_api, for whoever may erase. Answers how many rows of each kind, and whether there are `more`: then call again.
-- Raises: the refusals of enter_session, not_found (a ticket that is not in the asker's branches). Noted with counts.
-- Repeating it changes nothing. Concurrency: the tickets by id, no key update; then rows that commands do not change.
create or replace function app.erase_person(
  p_tenant_id uuid, p_session_id uuid, p_ticket_id uuid, p_phone text, p_email text, p_origin jsonb
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'erase_person', null, p_origin);
  s record;
  v_commands integer;
  v_quarantined integer;
  v_appointments integer;
  v_messages integer;
  v_counts jsonb;
  v_visits_max constant integer := 50;
begin
  select * into s from app_private.person_scope(app_private.reachable_branches(f), p_ticket_id, p_phone, p_email, null, v_visits_max);
  if p_ticket_id is not null and cardinality(s.ticket_ids) = 0 then
    perform app_private.refuse('not_found');
  end if;
  perform app_private.erase_ticket(i.id) from (select id from unnest(s.ticket_ids) id order by id) i;
  v_commands := app_private.erase_commands(s.command_ids);
  update app.quarantine q set raw = app_private.erased_raw(q.raw, q.reason), contact_expires_at = null, decision_reason = null
  where q.command_id = any (s.quarantined_ids);
  get diagnostics v_quarantined = row_count;
  update app.appointments a
  set contact_name = null, contact_phone = null, contact_email = null, contact_expires_at = null, version = a.version + 1
  where a.id = any (s.appointment_ids);
  get diagnostics v_appointments = row_count;
  update app.message_log m set detail = '{}' where m.ticket_id = any (s.names) and m.kind <> 'called';
  get diagnostics v_messages = row_count;
  v_counts := jsonb_build_object('tickets', cardinality(s.ticket_ids), 'commands', v_commands, 'quarantined', v_quarantined,
    'appointments', v_appointments, 'messages', v_messages);
  perform app_private.note('erase_person', 'done', case when p_ticket_id is not null then s.ticket_ids[1] end, null, v_counts);
  return v_counts || jsonb_build_object('more', s.next_after is not null);
end
$$;
grant execute on function app.erase_person(uuid, uuid, uuid, text, text, jsonb) to blesaf_api;
