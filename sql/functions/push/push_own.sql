-- Gives a command as the server itself, for a customer on the web or a person at a desk: as the next one of the branch's
-- own server writer, judged like any other. Answers what app.push answers. The caller has decided that the person may;
-- p_staff_id only says who it was. The same p_id again takes no second effect.
-- Who: blesaf_api. Raises: not_found (no such branch, writer or person here), and transient errors as they are.
-- Concurrency: the server's writer, as in every push; the branch's web commands follow each other.
create or replace function app.push_own(
  p_tenant_id uuid, p_branch_id uuid, p_name text, p_kind text, p_args jsonb, p_id uuid, p_staff_id uuid default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  w app.writers;
  v_session_id uuid;
  v_config_version integer;
begin
  perform app_private.enter(p_tenant_id);
  select r.* into w
  from app.writers r join app.devices d on d.id = r.device_id
  where r.branch_id = p_branch_id and d.kind = 'server' and d.status = 'active'
  order by r.opened_at desc, r.id limit 1
  for no key update of r;
  if not found then
    perform app_private.refuse('not_found');
  end if;
  if p_staff_id is not null then
    v_session_id := app_private.own_session(p_tenant_id, w.device_id, p_staff_id);
  end if;
  select b.config_version into v_config_version from app.branches b where b.id = p_branch_id;
  return app.push(p_tenant_id, w.device_id, w.id, jsonb_build_array(jsonb_build_object(
    'seq', w.last_seq + 1, 'id', p_id, 'name', p_name, 'kind', p_kind, 'args', p_args, 'session', v_session_id,
    'config_version', v_config_version, 'age_ms', 0)))::jsonb;
end
$$;
grant execute on function app.push_own(uuid, uuid, text, text, jsonb, uuid, uuid) to blesaf_api;
