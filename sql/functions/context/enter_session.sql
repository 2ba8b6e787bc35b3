-- Says for this transaction that a signed-in person asks, and lets only those pass who may: the session stands, the
-- person is active, the role has the action, and the branch, where one is named, is theirs (an admin's are all of the
-- tenant). Answers the person. A session that only sets up its second factor may do what begins with `own_` and nothing else.
-- Raises, in this order: unauthenticated, totp_setup_required, not_allowed, not_found (also for another tenant's branch).
-- Who: the entry functions that serve people. Concurrency: none.
create or replace function app_private.enter_session(
  p_tenant_id uuid, p_session_id uuid, p_action text, p_branch_id uuid default null, p_origin jsonb default null
) returns app.staff
language plpgsql
as $$
declare
  s app.staff_sessions;
  f app.staff;
begin
  perform app_private.enter(p_tenant_id);
  perform app_private.enter_origin(p_origin);
  select * into s from app.staff_sessions x
  where x.id = p_session_id and x.ended_at is null and x.started_at <= app.now() + interval '5 seconds'
    and x.expires_at > app.now() and coalesce(x.ends_at, 'infinity') > app.now() and x.method is distinct from 'own';
  if found then
    select * into f from app.staff x where x.id = s.staff_id and x.active;
  end if;
  if f.id is null then
    perform app_private.refuse('unauthenticated');
  end if;
  perform set_config('app.staff_id', f.id::text, true), set_config('app.device_id', coalesce(s.device_id::text, ''), true),
          set_config('app.session_id', s.id::text, true), set_config('app.role', f.role, true);
  if s.is_limited and p_action not like 'own\_%' then
    perform app_private.refuse('totp_setup_required');
  elsif not exists (select from app.permissions p where p.role = f.role and p.action = p_action) then
    perform app_private.refuse('not_allowed');
  elsif p_branch_id is not null and not app_private.is_branch_of(f, p_branch_id) then
    perform app_private.refuse('not_found');
  end if;
  return f;
end
$$;
