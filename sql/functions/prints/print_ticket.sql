-- What the paper of a ticket says, for the printer of a desk; that it was given out is noted. It is a copy if a kiosk gave
-- out its paper, if it is known from a paper, or if the server gave one out before. The secret is the asker's to bring: only
-- its digest is kept, and without it the paper bears no code. People ahead are told on the first paper only, as of now.
-- Who: inner functions that have entered. Raises: not_found (also for a ticket of another branch), ticket_ended (its paper
-- would be taken for a place in the line), unknown_reference (a secret that is not this ticket's).
-- Concurrency: the ticket's row lock, so that of two who ask at once only one gets a paper without the mark.
create or replace function app_private.print_ticket(p_branch_id uuid, p_ticket_id uuid, p_secret text) returns jsonb
language plpgsql
as $$
declare
  t app.tickets;
  b record;
  v_is_copy boolean;
  v_at timestamp;
begin
  select k.* into t from app.tickets k
  where k.id = coalesce((select a.ticket_id from app.ticket_aliases a where a.alias_id = p_ticket_id), p_ticket_id)
    and k.branch_id = p_branch_id
  for no key update;
  if not found then
    perform app_private.refuse('not_found');
  elsif t.state in ('completed', 'cancelled', 'expired') then
    perform app_private.refuse('ticket_ended');
  elsif p_secret is not null and (t.secret_digest is null or t.secret_digest <> app_private.secret_digest(p_secret)) then
    perform app_private.refuse('unknown_reference', jsonb_build_object('field', 'secret'));
  end if;
  select r.names, r.clock, n.name as tenant, s.digits, g.document into b
  from app.branches r
  join app.tenants n on n.id = r.tenant_id
  left join app.tenant_settings s on s.tenant_id = r.tenant_id
  left join app.branch_configs g on g.branch_id = r.id
  where r.id = t.branch_id;
  v_is_copy := t.origin in ('kiosk', 'adopted') or t.is_placeholder
    or exists (select from app.devices d where d.id = t.device_id and d.kind = 'kiosk')
    or exists (select from app.audit_log l where l.tenant_id = t.tenant_id and l.subject_id = t.id and l.action = 'print_ticket');
  v_at := t.queued_at at time zone (rules.clock_rule(b.clock, t.queue_day) ->> 'zone');
  perform app_private.note('print_ticket', 'done', t.id, t.branch_id, jsonb_build_object('is_copy', v_is_copy));
  return jsonb_build_object(
    'number', t.number, 'language', t.language, 'digits', coalesce(b.digits, 'latn'), 'is_copy', v_is_copy,
    'tenant', b.tenant, 'branch', b.names,
    'logo', b.document #>> '{paper,logo}', 'header', b.document #> '{words,ticket_header}', 'footer', b.document #> '{words,ticket_footer}',
    'services', (
      select jsonb_agg(s.names order by l.ordinality)
      from jsonb_array_elements(t.legs) with ordinality l
      join app.services s on s.id = (l.value ->> 'service_id')::uuid
      where l.ordinality > t.leg_index),
    'class', (select p.names from app.priority_classes p where p.id = t.class_id),
    'issued_at', jsonb_build_object('day', to_char(v_at, 'YYYY-MM-DD'), 'time', to_char(v_at, 'HH24:MI')),
    'ahead', case when t.state = 'waiting' and not v_is_copy then (
      select count(*) from app.tickets o
      where o.branch_id = t.branch_id and o.queue_day = t.queue_day and o.state = 'waiting' and o.service_id = t.service_id
        and (o.order_at, o.id) < (t.order_at, t.id)) end);
end
$$;
