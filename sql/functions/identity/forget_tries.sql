-- Forgets the wrong tries of an account at a place, after a right one. Who: blesaf_api. Concurrency: the key's row.
create or replace function app.forget_tries(p_key text) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  delete from app_private.sign_in_locks l where l.key = p_key
$$;
grant execute on function app.forget_tries(text) to blesaf_api;
