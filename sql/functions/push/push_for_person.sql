-- Gives a command in the name of a signed-in person, as the server itself: the command's own name is the right that is
-- asked for. Answers what app.push answers. The same p_id again takes no second effect.
-- Who: blesaf_api, for people at a browser. Raises: those of enter_session, and as push_own.
-- Concurrency: as push_own.
create or replace function app.push_for_person(
  p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_name text, p_kind text, p_args jsonb, p_id uuid, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, p_name, p_branch_id, p_origin);
begin
  return app.push_own(p_tenant_id, p_branch_id, p_name, p_kind, p_args, p_id, f.id);
end
$$;
grant execute on function app.push_for_person(uuid, uuid, uuid, text, text, jsonb, uuid, jsonb) to blesaf_api;
