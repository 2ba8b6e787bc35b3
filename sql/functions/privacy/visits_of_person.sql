-- What leads to a person in the given branches: the ticket that is named (another id of a merged one will do), or the
-- tickets, appointments and quarantined commands that bear a phone number or e-mail. A contact that was erased finds
-- nobody; the ticket of an appointment is found through it. Hot rows are found by the partial indexes on contacts.
create or replace function app_private.visits_of_person(p_branch_ids uuid[], p_ticket_id uuid, p_phone text, p_email text)
returns table (kind text, id uuid, branch_id uuid, day date, number text, state text, at timestamptz, is_archived boolean)
language sql stable
as $$
  with booked as (
    select a.id, a.branch_id, a.slot_day, a.slot_at, a.state, a.ticket_id from app.appointments a
    where a.contact_expires_at is not null and a.branch_id = any (p_branch_ids)
      and (a.contact_phone = p_phone or lower(a.contact_email) = lower(p_email))
  ), found as (
    select coalesce((select x.ticket_id from app.ticket_aliases x where x.alias_id = p_ticket_id), p_ticket_id) as id
    union
    select t.id from app.tickets t
    where t.contact_expires_at is not null and t.branch_id = any (p_branch_ids)
      and (t.contact_phone = p_phone or lower(t.contact_email) = lower(p_email))
    union
    select b.ticket_id from booked b
  )
  select 'ticket', h.id, h.branch_id, h.queue_day, h.number, h.state, h.queued_at, h.archived_at is not null
  from app.ticket_history h where h.id in (select f.id from found f) and h.branch_id = any (p_branch_ids)
  union all
  select 'appointment', b.id, b.branch_id, b.slot_day, null, b.state, b.slot_at, false from booked b
  union all
  select 'quarantined', q.command_id, q.branch_id, null, left(q.raw #>> '{args,number}', 20), q.state, q.occurred_at, false
  from app.quarantine q
  where coalesce(p_phone, p_email) is not null and q.branch_id = any (p_branch_ids) and app_private.names_contact(q.raw, p_phone, p_email)
$$;
