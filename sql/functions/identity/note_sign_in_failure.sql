-- Notes a sign-in that failed and why, in a transaction of its own; where no tenant was meant, with the platform. What was typed
-- is not kept: it may be somebody's password. Who: blesaf_api. Concurrency: an insert.
create or replace function app.note_sign_in_failure(
  p_tenant_id uuid, p_staff_id uuid, p_device_id uuid, p_reason text, p_origin jsonb
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_tenant_id uuid := coalesce(p_tenant_id, app_private.find_tenant_by_slug('platform'));
  v_branch_id uuid;
begin
  perform app_private.enter(v_tenant_id);
  perform app_private.enter_origin(p_origin);
  -- Ids of another tenant, or of nobody, are not noted.
  perform set_config('app.device_id', d.id::text, true) from app.devices d where d.id = p_device_id;
  select d.branch_id into v_branch_id from app.devices d where d.id = p_device_id;
  perform app_private.note('sign_in_failed', 'failed', (select f.id from app.staff f where f.id = p_staff_id), v_branch_id,
    jsonb_build_object('reason', p_reason));
end
$$;
grant execute on function app.note_sign_in_failure(uuid, uuid, uuid, text, jsonb) to blesaf_api;
