-- Ends all sessions of the person who asks, this one too; answers how many. Who: people, of themselves.
-- Concurrency: the person's row, so that a sign-in at the same moment is either ended or later.
create or replace function app.sign_out_everywhere(p_tenant_id uuid, p_session_id uuid, p_origin jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'own_sessions', null, p_origin);
  v_count integer;
begin
  perform from app.staff x where x.id = f.id for no key update;
  v_count := app_private.end_sessions(f.id, 'everywhere');
  perform app_private.note('signed_out_everywhere', 'done', f.id, null, jsonb_build_object('sessions', v_count));
  return v_count;
end
$$;
grant execute on function app.sign_out_everywhere(uuid, uuid, jsonb) to blesaf_api;
