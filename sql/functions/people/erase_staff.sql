-- Takes from a person who left all that tells who it was: name, e-mail, what proved them, links, branches, the labels of
-- their browsers. The id stays in ledger and audit, where it names nobody any more. Repeating it changes nothing.
-- Who: blesaf_api, for persons with manage_staff. Raises: not_found, wrong_state (still active), what enter_session
-- raises. Concurrency: the person's row.
create or replace function app.erase_staff(p_tenant_id uuid, p_session_id uuid, p_staff_id uuid, p_origin jsonb default null)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  s app.staff;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'manage_staff', null, p_origin);
  s := app_private.managed_person(p_staff_id);
  if s.active then
    perform app_private.refuse('wrong_state');
  end if;
  perform app_private.end_sessions(s.id, 'deactivated');
  perform app_private.end_password_links(s.id);
  delete from app.password_links l where l.staff_id = s.id;
  delete from app.recovery_codes r where r.staff_id = s.id;
  delete from app.staff_credentials c where c.staff_id = s.id;
  delete from app.staff_branches b where b.staff_id = s.id;
  update app.staff_sessions x set browser = null where x.staff_id = s.id and x.browser is not null;
  update app.staff x set email = null, oidc_subject = null, version = x.version + 1,
    name = case x.language when 'ar' then 'موظف سابق' when 'en' then 'Former employee' else 'Ancien employé' end
  where x.id = s.id;
  perform app_private.note('staff_erased', 'done', s.id);
end
$$;
grant execute on function app.erase_staff(uuid, uuid, uuid, jsonb) to blesaf_api;
