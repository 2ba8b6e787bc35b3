-- Makes the newest key of access tokens due to be followed now: the server that looks next adds a new one, and what the
-- old one signed is verified for a day more, as ever. Twice before there is a new one is as good as once.
-- Who: blesaf_api, for persons with manage_keys. Raises: what enter_session raises.
-- Concurrency: the advisory lock of app.add_signing_key.
create or replace function app.retire_signing_key(p_tenant_id uuid, p_session_id uuid, p_origin jsonb default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_keys', null, p_origin);
  perform pg_advisory_xact_lock(hashtextextended('app.signing_keys', 0));
  update app_private.signing_keys k set retired_at = least(k.created_at + interval '30 days', app.now())
  where k.retired_at is null
    and k.kid = (select n.kid from app_private.signing_keys n order by n.created_at desc, n.kid limit 1);
  perform app_private.note('signing_key_retired');
end
$$;
grant execute on function app.retire_signing_key(uuid, uuid, jsonb) to blesaf_api;
