-- The only clock of the server in SQL. Real time unless a test, the simulation or the demo has shifted it.
-- Who: everyone inside functions. Concurrency: none; stable within a transaction.
create or replace function app.now() returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select coalesce(c.frozen_at, now() + c.shift) from app_private.clock c
$$;
grant execute on function app.now() to blesaf_api, blesaf_worker;
