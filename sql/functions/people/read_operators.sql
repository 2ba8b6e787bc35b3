-- All operators of the installation, by name: {operators}. They are few: more than 200 are not told.
-- Who: blesaf_api, for persons with manage_operators. Raises: what enter_session raises. Concurrency: none.
create or replace function app.read_operators(p_tenant_id uuid, p_session_id uuid, p_origin jsonb default null) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_operators jsonb;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_operators', null, p_origin);
  select coalesce(jsonb_agg(app_private.person_answer(o) - '{role,branch_ids}'::text[] order by o.name, o.id), '[]') into v_operators
  from (select s.* from app.staff s where s.role = 'operator' order by s.name, s.id limit 200) o;
  return jsonb_build_object('operators', v_operators);
end
$$;
grant execute on function app.read_operators(uuid, uuid, jsonb) to blesaf_api;
