-- What going back into the line clears. queued_at and order_at stay: the place is kept.
create or replace function app_private.waiting_patch() returns jsonb
language sql immutable
as $$
  select jsonb_build_object('state', 'waiting', 'called_at', null, 'started_at', null, 'ended_at', null, 'counter_id', null,
    'staff_id', null, 'called_by_command', null, 'call_kind', null, 'recalls', 0, 'recalled_at', null, 'why', null)
$$;
