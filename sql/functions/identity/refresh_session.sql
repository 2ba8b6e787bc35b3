-- Renews a session by its refresh token, which serves once: answers app_private.session_answer, or null when the session is
-- over or the token proves nothing. A token that comes again ends the session, noted, except within 60 s of its first use while
-- its successor is unused: then an answer was lost on the way, and a new successor takes the place of that one, which keeps
-- the time of the first use, so that repeating does not draw the minute out (server/auth/decisions/0001).
-- Who: blesaf_api. It refuses nothing by raising: what it ends must stay ended. Concurrency: the session's row; of two refreshes
-- at once the second one finds the first one's successor.
create or replace function app.refresh_session(
  p_tenant_id uuid, p_session_id uuid, p_token_hash text, p_next_hash text, p_browser text, p_origin jsonb
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_now timestamptz := app.now();
  s app.staff_sessions;
  f app.staff;
  t app.refresh_tokens;
begin
  perform app_private.enter(p_tenant_id);
  perform app_private.enter_origin(p_origin);
  select * into s from app.staff_sessions x where x.id = p_session_id for update;
  select * into t from app.refresh_tokens x where x.session_id = s.id and x.token_hash = p_token_hash;
  select * into f from app.staff x where x.id = s.staff_id;
  if t.session_id is null or s.ended_at is not null or s.expires_at <= v_now or s.ends_at <= v_now
    or not f.active or not app_private.may_be_at(f, s.device_id)
  then
    return null;
  end if;
  perform app_private.speak_as(f, s.id, s.device_id);
  if t.used_at is not null then
    if t.used_at <= v_now - interval '60 seconds' or not exists (
      select from app.refresh_tokens n where n.token_hash = t.successor_hash and n.used_at is null)
    then
      update app.staff_sessions x set ended_at = v_now, end_reason = 'reuse' where x.id = s.id;
      perform app_private.note('refresh_reused', 'failed', f.id);
      return null;
    end if;
    -- Whoever was told of that successor before is led to the new one, so that several tabs at once end up with a live one.
    update app.refresh_tokens n set used_at = t.used_at, successor_hash = p_next_hash
    where n.session_id = s.id and t.successor_hash in (n.token_hash, n.successor_hash);
  else
    update app.refresh_tokens x set used_at = v_now, successor_hash = p_next_hash where x.token_hash = t.token_hash;
  end if;
  insert into app.refresh_tokens (tenant_id, token_hash, session_id, issued_at) values (p_tenant_id, p_next_hash, s.id, v_now);
  update app.staff_sessions x
  set expires_at = app_private.session_expiry(p_tenant_id, s.device_id, s.ends_at), seen_at = v_now,
    browser = coalesce(p_browser, x.browser), is_limited = app_private.needs_totp(f, s.method)
  where x.id = s.id returning * into s;
  return app_private.session_answer(s, f);
end
$$;
grant execute on function app.refresh_session(uuid, uuid, text, text, text, jsonb) to blesaf_api;
