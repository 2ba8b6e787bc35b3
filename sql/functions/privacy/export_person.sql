-- All that is kept about one person in the asker's branches, named by a ticket, a phone number or an e-mail: {tickets,
-- other_ids, events, appointments, commands, quarantined, messages, exported_at, next_after}, a page of visits at a time.
-- Noted with counts. Who: blesaf_api, for whoever may export.
-- Raises: the refusals of enter_session, not_found (a ticket that is not in the asker's branches).
create or replace function app.export_person(
  p_tenant_id uuid, p_session_id uuid, p_ticket_id uuid, p_phone text, p_email text, p_after_id uuid, p_origin jsonb
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'export_person', null, p_origin);
  s record;
  v_document jsonb;
  v_visits_max constant integer := 20;
begin
  select * into s from app_private.person_scope(app_private.reachable_branches(f), p_ticket_id, p_phone, p_email, p_after_id, v_visits_max);
  if p_ticket_id is not null and cardinality(s.ticket_ids) = 0 then
    perform app_private.refuse('not_found');
  end if;
  v_document := app_private.person_document(s.ticket_ids, s.names, s.appointment_ids, s.quarantined_ids, s.command_ids);
  perform app_private.note('export_person', 'done', case when p_ticket_id is not null then s.ticket_ids[1] end, null,
    (select jsonb_object_agg(d.key, jsonb_array_length(d.value)) from jsonb_each(v_document) d));
  return v_document || jsonb_build_object('exported_at', app.now(), 'next_after', s.next_after);
end
$$;
grant execute on function app.export_person(uuid, uuid, uuid, text, text, uuid, jsonb) to blesaf_api;
