-- Makes the first operator, once; the caller has checked the setup token and hashed the password. Answers the id.
-- Who: blesaf_api. Raises: already_done. Concurrency: the platform's row: of two who are first, one is.
create or replace function app.set_up(p_name text, p_email text, p_password_hash text, p_language text, p_origin jsonb default null)
returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_platform_id uuid := app_private.find_tenant_by_slug('platform');
  v_staff_id uuid;
begin
  perform app_private.enter(v_platform_id);
  perform app_private.enter_origin(p_origin);
  perform app_private.lock_tenant();
  if exists (select from app.staff s where s.role = 'operator') then
    perform app_private.refuse('already_done');
  end if;
  v_staff_id := app_private.add_person(p_name, p_email, 'operator', p_language);
  insert into app.staff_credentials (staff_id, tenant_id, password_hash, password_at)
  values (v_staff_id, v_platform_id, p_password_hash, app.now());
  perform app_private.note('set_up', 'done', v_staff_id);
  return v_staff_id;
end
$$;
grant execute on function app.set_up(text, text, text, text, jsonb) to blesaf_api;
