-- Deletes the refresh tokens of sessions that have been over for more than a day, and sessions that ended or expired more
-- than 90 days ago. As long as a session stands all its tokens stay: one that comes again, however late, must be told from
-- an unknown one, or a thief who keeps renewing is never found [ID4]. A session is asked for at a command's own time, so
-- one that the hot ledger names stays; nothing comes later than that ledger and still finds its ticket.
-- Answers how many rows. Concurrency: none needed; what is over does not begin again.
create or replace function app_private.purge_sessions(p_rows_max integer) returns integer
language plpgsql
as $$
declare
  v_tokens integer;
  v_sessions integer;
  v_token_tail constant interval := interval '1 day';
  v_session_tail constant interval := interval '90 days';
begin
  delete from app.refresh_tokens r where (r.tenant_id, r.token_hash) in (
    select o.tenant_id, o.token_hash from app.refresh_tokens o join app.staff_sessions s on s.id = o.session_id
    where least(s.ended_at, s.expires_at, s.ends_at) < app.now() - v_token_tail
    limit p_rows_max);
  get diagnostics v_tokens = row_count;
  -- The ledger has no index by session: it is read once, and only when there is something to ask.
  if not exists (select from app.staff_sessions s where least(s.ended_at, s.expires_at, s.ends_at) < app.now() - v_session_tail) then
    return v_tokens;
  end if;
  delete from app.staff_sessions s where s.id in (
    select o.id from app.staff_sessions o
    where least(o.ended_at, o.expires_at, o.ends_at) < app.now() - v_session_tail
      and not exists (select from app.refresh_tokens r where r.session_id = o.id)
      and not exists (select from app.commands k where k.session_id = o.id)
    limit p_rows_max);
  get diagnostics v_sessions = row_count;
  return v_tokens + v_sessions;
end
$$;
