-- The branches that a person answers for, each in the numbers of now: {server_time, branches}.
-- Who: blesaf_api, for managers and admins. Raises: the refusals of enter_session. Concurrency: none.
create or replace function app.branches_now(p_tenant_id uuid, p_session_id uuid, p_origin jsonb) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'read_now', null, p_origin);
  v_branches_max constant integer := 500;
begin
  return jsonb_build_object('server_time', app.now(), 'branches', (
    select coalesce(jsonb_agg(app_private.branch_numbers(b.id) order by b.slug), '[]')
    from (
      select r.id, r.slug from app.branches r where r.id = any (app_private.reachable_branches(f)) order by r.slug limit v_branches_max
    ) b));
end
$$;
grant execute on function app.branches_now(uuid, uuid, jsonb) to blesaf_api;
