-- Ends the links of a person that still served, and takes their addresses out of the notes of messages. The rows stay:
-- how many were made within the hour is counted by them. Who: inner functions. Concurrency: the rows themselves.
create or replace function app_private.end_password_links(p_staff_id uuid) returns void
language sql
as $$
  update app.password_links l set expires_at = app.now()
  where l.staff_id = p_staff_id and l.used_at is null and l.expires_at > app.now();
  update app.message_log m set detail = m.detail - 'url'
  where m.tenant_id = current_setting('app.tenant_id')::uuid and m.kind = 'password_reset'
    and m.detail ->> 'staff_id' = p_staff_id::text and m.detail ? 'url'
$$;
