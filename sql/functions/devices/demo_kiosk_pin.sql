-- The staff PIN of a demo branch's kiosks, unless somebody has set one: it is told to everybody at the machine, so it is
-- refused for every tenant that is real, whatever the server was told.
-- Who: blesaf_api, in demo mode. Raises: not_found. Concurrency: the branch's row; the first one stands.
create or replace function app.demo_kiosk_pin(
  p_tenant_id uuid, p_branch_id uuid, p_digits integer, p_iterations integer, p_salt text, p_hash text
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_private.enter(p_tenant_id);
  if not exists (
    select from app.branches b join app.tenants t on t.id = b.tenant_id where b.id = p_branch_id and t.is_demo) then
    perform app_private.refuse('not_found');
  end if;
  insert into app.kiosk_pins (branch_id, tenant_id, digits, iterations, salt, hash, changed_at)
  values (p_branch_id, p_tenant_id, p_digits, p_iterations, p_salt, p_hash, app.now())
  on conflict (branch_id) do nothing;
end
$$;
grant execute on function app.demo_kiosk_pin(uuid, uuid, integer, integer, text, text) to blesaf_api;
