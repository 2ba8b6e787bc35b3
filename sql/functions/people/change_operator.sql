-- Lets an operator in again or shuts one out, which ends sessions and links; never the last one who is active.
-- Who: blesaf_api, for persons with manage_operators. Raises: not_found, last_admin, what enter_session raises.
-- Concurrency: the platform's row.
create or replace function app.change_operator(
  p_tenant_id uuid, p_session_id uuid, p_staff_id uuid, p_active boolean, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  s app.staff;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_operators', null, p_origin);
  perform app_private.lock_tenant();
  select * into s from app.staff x where x.id = p_staff_id and x.role = 'operator' for no key update;
  if not found then
    perform app_private.refuse('not_found');
  elsif s.active and not p_active then
    perform app_private.keep_one_active('operator', s.id);
  end if;
  return app_private.person_answer(app_private.store_person(s, s.name, s.role, p_active, s.language, false)) - '{role,branch_ids}'::text[];
end
$$;
grant execute on function app.change_operator(uuid, uuid, uuid, boolean, jsonb) to blesaf_api;
