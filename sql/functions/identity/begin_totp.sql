-- Keeps a sealed secret until the person who asks shows by a code that their app has it; a later one takes its place. Answers
-- how the app is to name it. Who: people, of themselves. Raises: already_done (there is a second factor).
-- Concurrency: the person's row in staff_credentials, by upsert.
create or replace function app.begin_totp(p_tenant_id uuid, p_session_id uuid, p_sealed text, p_origin jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'own_totp', null, p_origin);
begin
  -- Somebody who came by OIDC has no row yet.
  insert into app.staff_credentials as c (staff_id, tenant_id, totp_pending) values (f.id, f.tenant_id, p_sealed)
  on conflict (staff_id) do update set totp_pending = excluded.totp_pending where c.totp_at is null;
  if not found then
    perform app_private.refuse('already_done');
  end if;
  return jsonb_build_object('label', coalesce(f.email, f.name),
    'tenant', (select t.slug from app.tenants t where t.id = f.tenant_id));
end
$$;
grant execute on function app.begin_totp(uuid, uuid, text, jsonb) to blesaf_api;
