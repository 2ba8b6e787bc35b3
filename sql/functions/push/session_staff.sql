-- The person of a command's session on this device, if that session stood at the command's own time. One that must set up a
-- second factor first gives no commands.
create or replace function app_private.session_staff(c app_private.command) returns uuid
language sql stable
as $$
  select s.staff_id
  from app.staff_sessions s
  where s.id = c.session_id and s.device_id = c.device_id and not s.is_limited
    and s.started_at <= c.occurred_at + interval '5 seconds'
    and c.occurred_at < least(s.expires_at, coalesce(s.ended_at, 'infinity'))
$$;
