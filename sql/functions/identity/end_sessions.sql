-- Ends the sessions of a person, but for one; answers how many. Not those under which the server itself gives commands for
-- them: those prove nobody. Who: inner functions, in the tenant's transaction. Concurrency: the sessions' rows.
create or replace function app_private.end_sessions(p_staff_id uuid, p_reason text, p_except uuid default null) returns integer
language plpgsql
as $$
declare
  v_count integer;
begin
  update app.staff_sessions s set ended_at = app.now(), end_reason = p_reason
  where s.staff_id = p_staff_id and s.ended_at is null and s.id is distinct from p_except and s.method is distinct from 'own';
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
