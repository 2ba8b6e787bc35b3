-- Joined from afar and not seen here yet [AR1]. Whom a counter has put aside is known to be here; as
-- sync/queue/is-awaited.ts.
create or replace function app_private.is_awaited(t app.tickets) returns boolean
language sql immutable
as $$
  select t.state = 'parked' and t.origin = 'web' and t.counter_id is null
$$;
