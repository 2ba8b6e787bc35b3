-- Writes what was changed of a person and does what follows from it: a new role or the loss of access ends all sessions
-- [ID6] and the links to choose a password: who may know of one depends on the role, and an admin's password is nobody
-- else's to choose [PE3]. Other branches end the sessions at devices where the person may not be any more. Noted with the
-- names of the changed fields; without a change nothing is written. Answers the person as now.
-- Who: inner functions, which have checked that it may be. Concurrency: the caller holds the person's row.
create or replace function app_private.store_person(
  s app.staff, p_name text, p_role text, p_active boolean, p_language text, p_has_new_branches boolean
) returns app.staff
language plpgsql
as $$
declare
  v_after app.staff;
  v_fields text[] := array_remove(array[
    case when p_name <> s.name then 'name' end, case when p_role <> s.role then 'role' end,
    case when p_active <> s.active then 'active' end, case when p_language <> s.language then 'language' end,
    case when p_has_new_branches then 'branch_ids' end], null);
  v_details jsonb := jsonb_build_object('fields', v_fields);
begin
  if cardinality(v_fields) = 0 then
    return s;
  end if;
  update app.staff x set name = p_name, role = p_role, active = p_active, language = p_language, version = x.version + 1
  where x.id = s.id returning x.* into v_after;
  if p_role <> s.role then
    perform app_private.end_sessions(s.id, 'role_changed');
    v_details := v_details || jsonb_build_object('from', s.role, 'to', p_role);
  end if;
  if p_has_new_branches then
    update app.staff_sessions x set ended_at = app.now(), end_reason = 'taken_back'
    where x.staff_id = s.id and x.ended_at is null and x.method is distinct from 'own' and not app_private.may_be_at(v_after, x.device_id);
  end if;
  if not p_active then
    perform app_private.end_sessions(s.id, 'deactivated');
  end if;
  if p_role <> s.role or not p_active then
    perform app_private.end_password_links(s.id);
  end if;
  perform app_private.note(case when p_active = s.active then 'staff_changed' when p_active then 'staff_activated'
    else 'staff_deactivated' end, 'done', s.id, null, v_details);
  return v_after;
end
$$;
