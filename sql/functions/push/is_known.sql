-- Whether this command id already has an outcome, under whichever writer of the same device.
create or replace function app_private.is_known(c app_private.command) returns boolean
language sql stable
as $$
  select exists (
    select from app.ledger l join app.writers w on w.id = l.writer_id
    where l.id = c.id and w.device_id = c.device_id)
$$;
