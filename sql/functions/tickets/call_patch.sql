-- What being called changes. started_at and ended_at are cleared: the ticket may come back from no-show or the day's end.
create or replace function app_private.call_patch(c app_private.command, p_counter_id uuid, p_call_kind text) returns jsonb
language sql stable
as $$
  select jsonb_build_object('state', 'called', 'called_at', c.occurred_at, 'counter_id', p_counter_id, 'staff_id', c.staff_id,
    'called_by_command', c.id, 'call_kind', p_call_kind, 'recalls', 0, 'recalled_at', null, 'started_at', null, 'ended_at', null)
$$;
