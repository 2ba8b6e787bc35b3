-- One overtaking as it is told: both tickets, when and how the later one was called, how much later it came, and why.
create or replace function app_private.overtake_answer(b app.tickets, a app.tickets, p_later_s double precision, p_reason text) returns jsonb
language sql immutable
as $$
  select jsonb_build_object('reason', p_reason, 'day', b.queue_day, 'later_s', round(p_later_s),
    'called_at', b.called_at, 'call_kind', b.call_kind, 'counter_id', b.counter_id,
    'passer', jsonb_build_object('id', b.id, 'number', b.number, 'service_id', b.service_id, 'class_id', b.class_id,
      'head_start_s', b.head_start_s, 'queued_at', b.queued_at, 'order_at', b.order_at),
    'passed', jsonb_build_object('id', a.id, 'number', a.number, 'service_id', a.service_id, 'class_id', a.class_id,
      'head_start_s', a.head_start_s, 'queued_at', a.queued_at, 'order_at', a.order_at))
$$;
