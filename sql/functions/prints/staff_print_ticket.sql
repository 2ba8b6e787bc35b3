-- A ticket's paper for a person of its branch. Who: blesaf_api, for staff.
-- Raises: the refusals of enter_session (not_found also for a branch that is not theirs), then those of print_ticket.
-- Concurrency: as print_ticket.
create or replace function app.staff_print_ticket(
  p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_ticket_id uuid, p_secret text, p_origin jsonb
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'print_ticket', p_branch_id, p_origin);
  return app_private.print_ticket(p_branch_id, p_ticket_id, p_secret);
end
$$;
grant execute on function app.staff_print_ticket(uuid, uuid, uuid, uuid, text, jsonb) to blesaf_api;
