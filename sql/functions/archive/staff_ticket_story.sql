-- A ticket and everything that happened to it, for a person of its branch. Another id of a merged ticket will do.
-- Who: blesaf_api, for staff. Raises: the refusals of enter_session, not_found (also for a ticket of a branch that is not
-- theirs).
create or replace function app.staff_ticket_story(p_tenant_id uuid, p_session_id uuid, p_ticket_id uuid, p_origin jsonb) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'read_ticket', null, p_origin);
  v_story jsonb := app_private.ticket_story(p_ticket_id);
begin
  if not app_private.is_branch_of(f, (v_story #>> '{ticket,branch_id}')::uuid) then
    perform app_private.refuse('not_found');
  end if;
  return v_story;
end
$$;
grant execute on function app.staff_ticket_story(uuid, uuid, uuid, jsonb) to blesaf_api;
