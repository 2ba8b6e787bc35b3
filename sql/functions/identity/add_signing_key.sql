-- Adds a key of access tokens behind the newest one, which the caller names; nothing happens when another server has
-- added one meanwhile. Keys that verify nothing any more go. Who: blesaf_api.
-- Concurrency: an advisory lock, for servers that start together.
create or replace function app.add_signing_key(p_kid text, p_public_key jsonb, p_private_sealed text, p_newest text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('app.signing_keys', 0));
  if p_newest is distinct from (select k.kid from app_private.signing_keys k order by k.created_at desc, k.kid limit 1) then
    return;
  end if;
  delete from app_private.signing_keys k where coalesce(k.retired_at, k.created_at + interval '30 days') <= app.now() - interval '1 day';
  insert into app_private.signing_keys (kid, public_key, private_sealed, created_at) values (p_kid, p_public_key, p_private_sealed, app.now());
end
$$;
grant execute on function app.add_signing_key(text, jsonb, text, text) to blesaf_api;
