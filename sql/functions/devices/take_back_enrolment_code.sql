-- Ends an enrolment code that nobody has used. Answers its id.
-- Who: blesaf_api, for a person with enrol_device. Raises: those of enter_session, not_found (not open, or not here).
-- Concurrency: the code's row; of taking back and using, one comes first.
create or replace function app.take_back_enrolment_code(
  p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_code_id uuid, p_origin jsonb default null
) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'enrol_device', p_branch_id, p_origin);
  update app.enrolment_codes set ended_at = app.now(), end_reason = 'taken_back'
  where id = p_code_id and branch_id = p_branch_id and ended_at is null and expires_at > app.now();
  if not found then
    perform app_private.refuse('not_found');
  end if;
  perform app_private.note('enrolment_code_taken_back', 'done', p_code_id, p_branch_id);
  return p_code_id;
end
$$;
grant execute on function app.take_back_enrolment_code(uuid, uuid, uuid, uuid, jsonb) to blesaf_api;
