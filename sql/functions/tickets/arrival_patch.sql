-- Who was called or served had come: a fact older than an arrival that we had to guess, on the late side, corrects it.
-- The place in the line stays as it was promised.
create or replace function app_private.arrival_patch(c app_private.command, t app.tickets) returns jsonb
language sql stable
as $$
  select case when c.kind = 'fact' and c.occurred_at < t.queued_at then jsonb_build_object('queued_at', c.occurred_at) else '{}' end
$$;
