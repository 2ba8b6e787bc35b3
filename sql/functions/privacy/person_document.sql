-- All that is kept about the visits of a scope, as one document. The digest of the page's key is left out: it says
-- nothing of the person.
create or replace function app_private.person_document(p_ticket_ids uuid[], p_names uuid[], p_appointment_ids uuid[], p_quarantined_ids uuid[], p_command_ids uuid[])
returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'tickets', (
      select coalesce(jsonb_agg(k.row - '{tenant_id,secret_digest}'::text[] order by k.row ->> 'queued_at'), '[]') from (
        select to_jsonb(t) as row from app.tickets t where t.id = any (p_ticket_ids)
        union all
        select to_jsonb(t) from app.tickets_archive t where t.id = any (p_ticket_ids)) k),
    'other_ids', (
      select coalesce(jsonb_agg(jsonb_build_object('id', x.alias_id, 'ticket_id', x.ticket_id)), '[]')
      from app.ticket_aliases x where x.alias_id = any (p_names)),
    'events', (
      select coalesce(jsonb_agg(to_jsonb(e) - '{tenant_id}'::text[] order by e.ticket_id, e.ordinal), '[]')
      from app.ticket_event_history e where e.ticket_id = any (p_ticket_ids)),
    'appointments', (
      select coalesce(jsonb_agg(to_jsonb(a) - '{tenant_id}'::text[] order by a.slot_at), '[]')
      from app.appointments a where a.id = any (p_appointment_ids)),
    'commands', (
      select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'branch_id', l.branch_id, 'name', l.name, 'kind', l.kind, 'args', l.args,
        'staff_id', l.staff_id, 'occurred_at', l.occurred_at, 'recorded_at', l.recorded_at, 'outcome', l.outcome) order by l.recorded_at, l.id), '[]')
      from app.ledger l where l.id = any (p_command_ids)),
    'quarantined', (
      select coalesce(jsonb_agg(jsonb_build_object('id', q.command_id, 'branch_id', q.branch_id, 'name', q.name, 'reason', q.reason, 'state', q.state,
        'occurred_at', q.occurred_at, 'quarantined_at', q.quarantined_at, 'decision_reason', q.decision_reason,
        'args', case jsonb_typeof(q.raw -> 'args') when 'object' then (q.raw -> 'args') - 'secret' else q.raw -> 'args' end)
        order by q.quarantined_at), '[]')
      from app.quarantine q where q.command_id = any (p_quarantined_ids)),
    'messages', (
      select coalesce(jsonb_agg(to_jsonb(m) - '{tenant_id}'::text[] order by m.created_at), '[]')
      from app.message_log m where m.ticket_id = any (p_names)))
$$;
