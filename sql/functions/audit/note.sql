-- Notes who did what, in the transaction that did it; actor, device, session and origin are those that it entered with.
-- p_details holds codes and counts: no name, no address, no secret.
-- Who: inner functions. Concurrency: an insert; entries are never changed (trigger keep_audit).
create or replace function app_private.note(
  p_action text, p_outcome text default 'done', p_subject_id uuid default null, p_branch_id uuid default null, p_details jsonb default '{}'
) returns void
language sql
as $$
  insert into app.audit_log (tenant_id, at, action, outcome, actor_id, actor_role, session_id, device_id, branch_id, subject_id,
    details, ip_hash, request_id)
  values (current_setting('app.tenant_id')::uuid, app.now(), p_action, p_outcome,
    nullif(current_setting('app.staff_id', true), '')::uuid, nullif(current_setting('app.role', true), ''),
    nullif(current_setting('app.session_id', true), '')::uuid, nullif(current_setting('app.device_id', true), '')::uuid,
    p_branch_id, p_subject_id, coalesce(p_details, '{}'), nullif(current_setting('app.ip_hash', true), ''),
    nullif(current_setting('app.request_id', true), ''))
$$;
