-- Says for the rest of this transaction that a person acts, under a session and at a device if there are any: what is noted
-- bears them. Only after the person was proved. Who: inner functions of sign-in. Concurrency: transaction-local settings only.
create or replace function app_private.speak_as(f app.staff, p_session_id uuid, p_device_id uuid) returns void
language sql
as $$
  select set_config('app.staff_id', f.id::text, true), set_config('app.role', f.role, true),
         set_config('app.session_id', coalesce(p_session_id::text, ''), true),
         set_config('app.device_id', coalesce(p_device_id::text, ''), true);
$$;
