-- Ends one session of the person who asks: this one, or another of theirs that still stands. Answers its id.
-- Who: people, of themselves. Raises: not_found (ended, of somebody else, of nobody). Concurrency: the session's row.
create or replace function app.sign_out(p_tenant_id uuid, p_session_id uuid, p_ended_id uuid, p_origin jsonb) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'own_sessions', null, p_origin);
begin
  update app.staff_sessions s set ended_at = app.now(), end_reason = 'signed_out'
  where s.id = p_ended_id and s.staff_id = f.id and s.ended_at is null and s.method is distinct from 'own';
  if not found then
    perform app_private.refuse('not_found');
  end if;
  perform app_private.note('signed_out', 'done', f.id, null, jsonb_build_object('ended', p_ended_id));
  return p_ended_id;
end
$$;
grant execute on function app.sign_out(uuid, uuid, uuid, jsonb) to blesaf_api;
