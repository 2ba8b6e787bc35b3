-- Ends all sessions of a person of the tenant, at devices and browsers.
-- Who: blesaf_api, for persons with manage_staff. Raises: not_found, what enter_session raises.
-- Concurrency: the person's row.
create or replace function app.sign_staff_out(p_tenant_id uuid, p_session_id uuid, p_staff_id uuid, p_origin jsonb default null)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  s app.staff;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_staff', null, p_origin);
  s := app_private.managed_person(p_staff_id);
  perform app_private.note('staff_signed_out', 'done', s.id, null,
    jsonb_build_object('sessions', app_private.end_sessions(s.id, 'taken_back')));
end
$$;
grant execute on function app.sign_staff_out(uuid, uuid, uuid, jsonb) to blesaf_api;
