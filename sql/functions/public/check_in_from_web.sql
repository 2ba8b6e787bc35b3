-- Joins the line of a branch for somebody who has nothing but its id: finds the tenant and gives check_in_web as the
-- server. The same ticket id and secret again is answered with the number that it has. p_id names the command, another one
-- at each attempt: who was refused a minute before the doors opened may try again. Answers {tenant_id, outcome, stopped},
-- the last being the SQLSTATE of an unexpected error.
-- Nobody on the web gives themselves a class, unless the tenant lets them.
-- Who: blesaf_api, for anybody. Raises: not_found (no such branch), not_allowed (a class), and what app.push_own raises.
-- Concurrency: the server's writer of the branch, in push_own.
create or replace function app.check_in_from_web(p_branch_id uuid, p_args jsonb, p_id uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_tenant_id uuid := app_private.tenant_of_branch(p_branch_id);
  v_answer jsonb;
begin
  if v_tenant_id is null then
    perform app_private.refuse('not_found');
  end if;
  if p_args ? 'class_id' and not exists (
    select from app.tenant_settings s where s.tenant_id = v_tenant_id and s.web_classes) then
    perform app_private.refuse('not_allowed');
  end if;
  v_answer := app.push_own(v_tenant_id, p_branch_id, 'check_in_web', 'intent', p_args, p_id);
  return jsonb_build_object('tenant_id', v_tenant_id, 'outcome', v_answer #> '{results,0,outcome}', 'stopped', v_answer -> 'stopped');
end
$$;
grant execute on function app.check_in_from_web(uuid, jsonb, uuid) to blesaf_api;
