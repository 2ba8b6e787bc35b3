-- The sealed secret that the person who asks has begun to set up, or null. Who: people, of themselves. Raises: already_done.
-- Concurrency: none; confirm_totp looks again.
create or replace function app.pending_totp(p_tenant_id uuid, p_session_id uuid, p_origin jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'own_totp', null, p_origin);
  c app.staff_credentials;
begin
  select * into c from app.staff_credentials x where x.staff_id = f.id;
  if c.totp_at is not null then
    perform app_private.refuse('already_done');
  end if;
  return c.totp_pending;
end
$$;
grant execute on function app.pending_totp(uuid, uuid, jsonb) to blesaf_api;
