-- Enqueues, for a person who is there and active, the job that makes a link to choose a new password: at most three an
-- hour, and one waiting at a time. Everybody else gets the same answer, none [ID9]; the server evens out the time. The
-- job is of this transaction and names the person by id alone. Noted where the tenant is known. Slug and e-mail come
-- in the one form that is counted: what this would fold further would be another spelling with a count of its own.
-- Who: blesaf_api, for everybody. Raises: nothing of its own. Concurrency: the job's key.
create or replace function app.ask_password_reset(p_slug text, p_email text, p_origin jsonb default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_tenant_id uuid := app_private.find_tenant_by_slug(p_slug);
  v_staff_id uuid;
begin
  if v_tenant_id is null then
    return;
  end if;
  perform app_private.enter(v_tenant_id);
  perform app_private.enter_origin(p_origin);
  select s.id into v_staff_id from app.staff s where s.tenant_id = v_tenant_id and s.email = p_email and s.active;
  if v_staff_id is not null and app_private.may_have_reset_link(v_staff_id) then
    perform app_private.add_job('send_link', jsonb_build_object('tenant_id', v_tenant_id, 'staff_id', v_staff_id),
      p_job_key => 'send_link:' || v_staff_id);
  end if;
  perform app_private.note('password_reset_asked', case when v_staff_id is null then 'failed' else 'done' end, v_staff_id);
end
$$;
grant execute on function app.ask_password_reset(text, text, jsonb) to blesaf_api;
