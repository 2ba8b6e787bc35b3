-- Whether a device was not heard of for longer than one that is well would leave between two contacts that are noted.
create or replace function app_private.is_silent(p_device_id uuid) returns boolean
language sql stable
as $$
  select not exists (select from app.writers w where w.device_id = p_device_id and w.last_contact_at > app.now() - interval '15 minutes')
$$;
