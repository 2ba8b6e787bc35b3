-- Marks a proof of work as used and answers whether it was the first time; a proof that has expired is none.
-- Who: blesaf_api. Concurrency: app_private.use_once.
create or replace function app.use_proof(p_hash text, p_expires_at timestamptz) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp
as $$ select app_private.use_once(p_hash, p_expires_at) $$;
grant execute on function app.use_proof(text, timestamptz) to blesaf_api;
