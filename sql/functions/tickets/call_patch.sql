-- What being called changes. started_at and ended_at are cleared: the ticket may come back from no-show or the day's end.
-- A wish may have been on its way when the ticket came: it called it then, and no earlier.
create or replace function app_private.call_patch(c app_private.command, t app.tickets, p_counter_id uuid, p_call_kind text) returns jsonb
language sql stable
as $$
  select jsonb_build_object('state', 'called', 'counter_id', p_counter_id, 'staff_id', c.staff_id,
    'called_at', case c.kind when 'intent' then greatest(c.occurred_at, t.queued_at) else c.occurred_at end,
    'called_by_command', c.id, 'call_kind', p_call_kind, 'recalls', 0, 'recalled_at', null, 'started_at', null, 'ended_at', null)
    || app_private.arrival_patch(c, t)
$$;
