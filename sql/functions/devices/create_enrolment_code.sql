-- An enrolment code for a branch [ID12]: for a new device by kind and name, or for one that is there by its id. Answers
-- {id, expires_at}, or null when the selector is taken. The code itself never reaches the database.
-- Who: blesaf_api, for a person with enrol_device. Raises: those of enter_session, not_found (no such active device in the
-- branch; the server's own is none), already_taken, too_many_requests. Concurrency: as add_enrolment_code.
create or replace function app.create_enrolment_code(
  p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_kind text, p_name text, p_device_id uuid, p_selector text, p_code_mac text,
  p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  d record;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'enrol_device', p_branch_id, p_origin);
  if p_device_id is null then
    return app_private.add_enrolment_code(p_branch_id, p_kind, p_name, null, p_selector, p_code_mac);
  end if;
  select x.kind, x.name into d from app.devices x
  where x.id = p_device_id and x.branch_id = p_branch_id and x.status = 'active' and x.kind <> 'server';
  if not found then
    perform app_private.refuse('not_found');
  end if;
  return app_private.add_enrolment_code(p_branch_id, d.kind, d.name, p_device_id, p_selector, p_code_mac);
end
$$;
grant execute on function app.create_enrolment_code(uuid, uuid, uuid, text, text, uuid, text, text, jsonb) to blesaf_api;
