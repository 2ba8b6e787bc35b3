-- What a client is told of a session that was begun or renewed, beside its tokens; see signedIn in server/sign-in.
-- Who: inner functions of sign-in. Concurrency: none.
create or replace function app_private.session_answer(s app.staff_sessions, f app.staff) returns jsonb
language sql stable
as $$
  select jsonb_build_object(
    'session', jsonb_build_object('id', s.id, 'device_id', s.device_id, 'expires_at', s.expires_at, 'ends_at', s.ends_at,
      'is_limited', s.is_limited,
      'pin_digits', (select t.pin_digits from app.tenant_security t where t.tenant_id = s.tenant_id)),
    'person', jsonb_build_object('id', f.id, 'name', f.name, 'role', f.role, 'language', f.language),
    'server_time', app.now())
$$;
