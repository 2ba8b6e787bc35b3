-- A new person of the tenant that was entered, without a password yet. Answers the id.
-- Who: inner functions. Raises: already_taken (the e-mail, in this tenant), not_found (a branch that is not the tenant's).
-- Concurrency: the unique e-mail of a tenant.
create or replace function app_private.add_person(
  p_name text, p_email text, p_role text, p_language text, p_branch_ids uuid[] default '{}'
) returns uuid
language plpgsql
as $$
declare
  v_id uuid;
begin
  insert into app.staff (tenant_id, name, email, role, language, created_at)
  values (current_setting('app.tenant_id')::uuid, p_name, lower(p_email), p_role, p_language, app.now())
  on conflict (tenant_id, email) do nothing returning id into v_id;
  if v_id is null then
    perform app_private.refuse('already_taken');
  end if;
  perform app_private.set_staff_branches(v_id, p_branch_ids);
  perform app_private.note('staff_added', 'done', v_id, null, jsonb_build_object('role', p_role));
  return v_id;
end
$$;
