-- Lets a signed-in person follow a shape of one branch of theirs, and says with what: {actor, tenant_id, branch_id, first_day}.
-- Asked at every request of a shape, so it is a few index steps and writes nothing.
-- Who: blesaf_api. Raises, in this order: unauthenticated, totp_setup_required, not_allowed, not_found (no branch of
-- theirs). Concurrency: none.
create or replace function app.shape_of_person(
  p_tenant_id uuid, p_session_id uuid, p_shape text, p_branch_id uuid, p_origin jsonb
) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'shape:' || p_shape, p_branch_id, p_origin);
begin
  if p_branch_id is null then
    perform app_private.refuse('not_found');
  end if;
  return app_private.shape_scope(p_tenant_id, p_branch_id) || jsonb_build_object('actor', f.role);
end
$$;
grant execute on function app.shape_of_person(uuid, uuid, text, uuid, jsonb) to blesaf_api;
