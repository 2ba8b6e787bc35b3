-- Changes what p_patch names of a person: name, role, active, language; and the branches, where they are given. Nobody
-- changes the own role; a tenant keeps an active admin. Answers the person as now.
-- Who: blesaf_api, for persons with manage_staff. Raises: not_found (the person, a branch), malformed, not_allowed,
-- last_admin, what enter_session raises. Concurrency: the tenant's row, then the person's.
create or replace function app.change_staff(
  p_tenant_id uuid, p_session_id uuid, p_staff_id uuid, p_patch jsonb, p_branch_ids uuid[], p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff;
  s app.staff;
  v_role text;
  v_active boolean;
  v_has_new_branches boolean := false;
begin
  f := app_private.enter_session(p_tenant_id, p_session_id, 'manage_staff', null, p_origin);
  perform app_private.lock_tenant();
  s := app_private.managed_person(p_staff_id);
  v_role := coalesce(p_patch ->> 'role', s.role);
  v_active := coalesce((p_patch ->> 'active')::boolean, s.active);
  if v_role not in ('teller', 'manager', 'admin') then
    perform app_private.refuse('malformed');
  elsif s.id = f.id and v_role <> s.role then
    perform app_private.refuse('not_allowed');
  elsif s.role = 'admin' and s.active and not (v_role = 'admin' and v_active) then
    perform app_private.keep_one_active('admin', s.id);
  end if;
  if p_branch_ids is not null then
    v_has_new_branches := app_private.set_staff_branches(s.id, p_branch_ids);
  end if;
  return app_private.person_answer(app_private.store_person(s, coalesce(p_patch ->> 'name', s.name), v_role, v_active,
    coalesce(p_patch ->> 'language', s.language), v_has_new_branches));
end
$$;
grant execute on function app.change_staff(uuid, uuid, uuid, jsonb, uuid[], jsonb) to blesaf_api;
