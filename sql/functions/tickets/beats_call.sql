-- Whether an offline call wins over the call that stands: never over a confirmed one, else the earlier time, then the id.
create or replace function app_private.beats_call(c app_private.command, t app.tickets) returns boolean
language sql stable
as $$
  select coalesce(t.call_kind = 'offline' and (c.occurred_at, c.id) < (t.called_at, t.called_by_command), false)
$$;
