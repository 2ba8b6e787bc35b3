-- Who serves from when. A service without a call had one all the same, at the moment it began. A start is kept until the
-- ticket is called or goes back, so that it survives the end of the day between start and completion.
create or replace function app_private.service_patch(c app_private.command, t app.tickets, p_counter_id uuid) returns jsonb
language sql stable
as $$
  select jsonb_build_object('counter_id', p_counter_id, 'staff_id', coalesce(c.staff_id, t.staff_id),
    'called_at', case when t.counter_id = p_counter_id and t.called_at is not null then least(t.called_at, c.occurred_at) else c.occurred_at end,
    'started_at', case when t.counter_id = p_counter_id then least(t.started_at, c.occurred_at) else c.occurred_at end)
    || app_private.arrival_patch(c, t)
$$;
