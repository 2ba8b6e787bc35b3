-- Whether the installation still waits for its first operator, and what the setup token is derived from and asks for:
-- {is_open, platform_id, password_length_min}. Once there was an operator it is closed for good, even if none is active.
-- Who: blesaf_api, for everybody; the id stays in the server. Concurrency: none.
create or replace function app.setup_state() returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_platform_id uuid := app_private.find_tenant_by_slug('platform');
begin
  perform app_private.enter(v_platform_id);
  return jsonb_build_object('platform_id', v_platform_id,
    'is_open', not exists (select from app.staff s where s.role = 'operator'),
    'password_length_min', (select t.password_length_min from app.tenant_security t where t.tenant_id = v_platform_id));
end
$$;
grant execute on function app.setup_state() to blesaf_api;
