-- Takes a device out of service [ID15]: it may still push, into quarantine, and nothing else; people's sessions there are
-- over. The caller has ended the codes that name it, renews the published list and writes the note.
-- Who: inner functions. Concurrency: the device's row.
create or replace function app_private.end_device(p_device_id uuid, p_status text, p_end_reason text) returns void
language plpgsql
as $$
begin
  update app.devices set status = p_status, end_reason = p_end_reason, ended_at = app.now() where id = p_device_id;
  update app.staff_sessions set ended_at = app.now(), end_reason = 'device_revoked'
  where device_id = p_device_id and ended_at is null;
end
$$;
