-- An enrolment code for a device of the demo: the active one of that kind and name, or a new one. Everybody at the machine
-- may have it, so it is refused for every tenant that is real, whatever the server was told. Answers as add_enrolment_code.
-- Who: blesaf_api, in demo mode. Raises: not_found, already_taken. Concurrency: as add_enrolment_code.
create or replace function app.demo_enrolment_code(
  p_tenant_id uuid, p_branch_id uuid, p_kind text, p_name text, p_selector text, p_code_mac text
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
begin
  perform app_private.enter(p_tenant_id);
  if not exists (
    select from app.branches b join app.tenants t on t.id = b.tenant_id where b.id = p_branch_id and t.is_demo) then
    perform app_private.refuse('not_found');
  end if;
  return app_private.add_enrolment_code(p_branch_id, p_kind, p_name,
    (select d.id from app.devices d
     where d.branch_id = p_branch_id and d.status = 'active' and d.kind = p_kind and lower(d.name) = lower(p_name)),
    p_selector, p_code_mac);
end
$$;
grant execute on function app.demo_enrolment_code(uuid, uuid, text, text, text, text) to blesaf_api;
