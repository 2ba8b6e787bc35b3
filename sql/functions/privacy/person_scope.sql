-- All places that tell of one person's visits, a page of visits at a time: the tickets with their other ids, their
-- appointments, the quarantined commands and the commands of the ledger that name one of them.
-- next_after is null on the last page. Who: export_person and erase_person, with the asker's branches.
create or replace function app_private.person_scope(
  p_branch_ids uuid[], p_ticket_id uuid, p_phone text, p_email text, p_after_id uuid, p_limit integer,
  out ticket_ids uuid[], out names uuid[], out appointment_ids uuid[], out quarantined_ids uuid[], out command_ids uuid[], out next_after uuid
)
language plpgsql stable
as $$
declare
  v_numbers text[];
  v_branch_ids uuid[];
  v_from timestamptz;
  v_to timestamptz;
  v_known_max constant interval := interval '60 days';
  v_booked_max constant interval := interval '366 days';
begin
  select array_remove(array_agg(v.id) filter (where v.kind = 'ticket'), null), array_agg(v.id) filter (where v.kind = 'appointment'),
    array_agg(v.id) filter (where v.kind = 'quarantined'), case when count(*) >= p_limit then (array_agg(v.id order by v.id desc))[1] end
  into ticket_ids, appointment_ids, quarantined_ids, next_after
  from (
    select * from app_private.visits_of_person(p_branch_ids, p_ticket_id, p_phone, p_email) x
    where x.id > coalesce(p_after_id, '00000000-0000-0000-0000-000000000000') order by x.id limit p_limit
  ) v;
  -- A ticket and its appointment go together, on whichever page the other stands.
  ticket_ids := array(
    select h.id from app.ticket_history h
    where h.branch_id = any (p_branch_ids) and (h.id = any (ticket_ids)
      or h.id in (select a.ticket_id from app.appointments a where a.id = any (appointment_ids))));
  names := ticket_ids || array(select x.alias_id from app.ticket_aliases x where x.ticket_id = any (ticket_ids));
  appointment_ids := array(
    select a.id from app.appointments a
    where a.branch_id = any (p_branch_ids) and (a.id = any (appointment_ids) or a.ticket_id = any (names)
      or a.id in (select h.appointment_id from app.ticket_history h where h.id = any (ticket_ids))));
  select array_agg(concat_ws(' ', h.branch_id, h.number, h.number_day)), min(h.queued_at) - interval '1 day', max(h.queued_at) + v_known_max
  into v_numbers, v_from, v_to from app.ticket_history h where h.id = any (ticket_ids);
  select least(v_from, min(a.slot_at) - v_booked_max), greatest(v_to, max(a.slot_at) + v_known_max)
  into v_from, v_to from app.appointments a where a.id = any (appointment_ids);
  quarantined_ids := array(
    select q.command_id from app.quarantine q
    where q.branch_id = any (p_branch_ids) and (q.command_id = any (quarantined_ids)
      or exists (select from unnest(names || appointment_ids) i where position(i::text in lower(q.raw::text)) > 0)
      or concat_ws(' ', q.branch_id, q.raw #>> '{args,number}', q.raw #>> '{args,number_day}') = any (v_numbers)));
  -- The ledger is read by branch and time: only where the person was.
  v_branch_ids := array(
    select h.branch_id from app.ticket_history h where h.id = any (ticket_ids)
    union
    select a.branch_id from app.appointments a where a.id = any (appointment_ids));
  command_ids := app_private.commands_about(v_branch_ids, names || appointment_ids, coalesce(v_numbers, '{}'), v_from, v_to);
end
$$;
