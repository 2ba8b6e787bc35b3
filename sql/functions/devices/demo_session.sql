-- Signs a person of the demo in at a device of the demo without a password, for the story that is typed with curl alone. It
-- gives no token: only commands of that device may name the session. Refused for every tenant that is real.
-- Who: blesaf_api, in demo mode. Raises: not_found. Concurrency: none.
create or replace function app.demo_session(p_tenant_id uuid, p_device_id uuid, p_staff_id uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_id uuid;
begin
  perform app_private.enter(p_tenant_id);
  insert into app.staff_sessions (tenant_id, staff_id, device_id, started_at, expires_at, ends_at)
  select t.id, f.id, d.id, app.now(), app.now() + interval '12 hours', app.now() + interval '12 hours'
  from app.tenants t
  join app.devices d on d.tenant_id = t.id and d.status = 'active' and d.kind in ('tablet', 'console')
  join app.staff f on f.tenant_id = t.id and f.active and app_private.is_branch_of(f, d.branch_id)
  where t.id = p_tenant_id and t.is_demo and d.id = p_device_id and f.id = p_staff_id
  returning id into v_id;
  if v_id is null then
    perform app_private.refuse('not_found');
  end if;
  return v_id;
end
$$;
grant execute on function app.demo_session(uuid, uuid, uuid) to blesaf_api;
