-- Notes what a command did, or that its person had no right to it, in the name of that person at that device.
-- Who: inner functions that judge commands. Concurrency: as note.
create or replace function app_private.note_command(
  c app_private.command, p_action text, p_outcome text default 'done', p_details jsonb default '{}'
) returns void
language plpgsql
as $$
begin
  perform set_config('app.staff_id', coalesce(c.staff_id::text, ''), true), set_config('app.session_id', coalesce(c.session_id::text, ''), true),
          set_config('app.role', coalesce((select s.role from app.staff s where s.id = c.staff_id), ''), true);
  perform app_private.note(p_action, p_outcome, null, c.branch_id, p_details);
end
$$;
