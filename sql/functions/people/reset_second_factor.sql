-- Takes the second factor and the recovery codes of a person away, for one who lost the phone, and ends all sessions: who
-- has the password alone signs in anew, and sets a new one up where the tenant asks for it. Not one's own: a stolen session
-- would become a way around it. Who: blesaf_api, for persons with manage_staff.
-- Raises: not_found, not_allowed (oneself), what enter_session raises.
-- Concurrency: the person's row.
create or replace function app.reset_second_factor(p_tenant_id uuid, p_session_id uuid, p_staff_id uuid, p_origin jsonb default null)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff;
  s app.staff;
begin
  f := app_private.enter_session(p_tenant_id, p_session_id, 'manage_staff', null, p_origin);
  s := app_private.managed_person(p_staff_id);
  if s.id = f.id then
    perform app_private.refuse('not_allowed');
  end if;
  update app.staff_credentials c set totp_sealed = null, totp_at = null, totp_pending = null, totp_last_step = null
  where c.staff_id = s.id;
  delete from app.recovery_codes r where r.staff_id = s.id;
  perform app_private.note('second_factor_reset', 'done', s.id, null,
    jsonb_build_object('sessions', app_private.end_sessions(s.id, 'taken_back')));
end
$$;
grant execute on function app.reset_second_factor(uuid, uuid, uuid, jsonb) to blesaf_api;
