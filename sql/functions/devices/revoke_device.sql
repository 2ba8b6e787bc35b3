-- Takes a device out of service for good [ID14 ID15]. What it still holds comes to quarantine. Answers its id.
-- Who: blesaf_api, for a person with revoke_device. Raises: those of enter_session, not_found, wrong_state (the server's own
-- device, through which the branch itself acts), already_done. Concurrency: the codes that name it, then the device's row.
create or replace function app.revoke_device(
  p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_device_id uuid, p_reason text, p_origin jsonb default null
) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  d app.devices;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'revoke_device', p_branch_id, p_origin);
  update app.enrolment_codes set ended_at = app.now(), end_reason = 'taken_back'
  where device_id = p_device_id and branch_id = p_branch_id and ended_at is null;
  select * into d from app.devices x where x.id = p_device_id and x.branch_id = p_branch_id for no key update;
  if d.id is null then
    perform app_private.refuse('not_found');
  elsif d.kind = 'server' then
    perform app_private.refuse('wrong_state');
  elsif d.status <> 'active' then
    perform app_private.refuse('already_done');
  end if;
  perform app_private.end_device(d.id, 'revoked', 'revoked');
  perform app_private.refresh_branch_devices(p_branch_id);
  perform app_private.note('device_revoked', 'done', d.id, p_branch_id,
    jsonb_strip_nulls(jsonb_build_object('kind', d.kind, 'reason', p_reason)));
  return d.id;
end
$$;
grant execute on function app.revoke_device(uuid, uuid, uuid, uuid, text, jsonb) to blesaf_api;
