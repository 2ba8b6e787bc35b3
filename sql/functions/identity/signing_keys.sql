-- The keys of access tokens, newest first; their private halves are sealed by the servers' secret. A key signs for 30
-- days, or until an operator retires it, and is then due to be followed by a new one; it verifies for a day more, which no
-- token outlives.
-- Who: blesaf_api. Concurrency: none.
create or replace function app.signing_keys() returns table (kid text, public_key jsonb, private_sealed text, is_due boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select k.kid, k.public_key, k.private_sealed, coalesce(k.retired_at, k.created_at + interval '30 days') <= app.now()
  from app_private.signing_keys k
  where coalesce(k.retired_at, k.created_at + interval '30 days') > app.now() - interval '1 day'
    or k.created_at = (select max(n.created_at) from app_private.signing_keys n)
  order by k.created_at desc, k.kid
$$;
grant execute on function app.signing_keys() to blesaf_api;
