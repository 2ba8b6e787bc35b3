-- A ticket as the computation of a branch's line reads it: nothing personal, and the digest by which its page is known.
-- One that is awaited names the branch, where its holder shows to have come; that is no secret.
-- Whether it was sent on is told of those who wait: the others' pages have something more urgent to say.
create or replace function app_private.line_ticket(t app.tickets) returns jsonb
language sql stable
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', t.id, 'number', t.number, 'state', t.state, 'language', t.language, 'queue_day', t.queue_day,
    'service_id', t.service_id, 'legs', t.legs, 'leg_index', t.leg_index, 'head_start_s', t.head_start_s,
    'queued_at', app_private.to_ms(t.queued_at), 'order_at', app_private.to_ms(t.order_at),
    'called_at', app_private.to_ms(t.called_at), 'started_at', app_private.to_ms(t.started_at),
    'ended_at', app_private.to_ms(t.ended_at), 'counter_id', t.counter_id, 'staff_id', t.staff_id,
    'for_counter_id', t.for_counter_id, 'for_staff_id', t.for_staff_id, 'recalls', t.recalls,
    'passes_used', t.passes_used, 'feedback_score', t.feedback_score,
    'awaited_by', case when app_private.is_awaited(t) then t.branch_id end, 'digest', encode(t.secret_digest, 'base64'),
    'is_sent_on', case when t.state = 'waiting' then exists (
      select from app.ticket_events e where e.tenant_id = t.tenant_id and e.ticket_id = t.id and e.what = 'transferred') end))
$$;
