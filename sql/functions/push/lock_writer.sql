-- Locks the writer that pushes and rolls its hourly count. A writer of another device or tenant does not exist.
-- Concurrency: for no key update on the writer, the first lock of every push.
create or replace function app_private.lock_writer(p_device_id uuid, p_writer_id uuid) returns app.writers
language plpgsql
as $$
declare
  w app.writers;
begin
  select * into w from app.writers where id = p_writer_id and device_id = p_device_id for no key update;
  if not found then
    perform app_private.refuse('writer_unknown');
  end if;
  if w.hour_started_at <= app.now() - interval '1 hour' then
    w.hour_started_at := app.now();
    w.hour_commands := 0;
  end if;
  return w;
end
$$;
