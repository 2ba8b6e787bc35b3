-- A ticket as a kind of device may see it. The secret of the customer's page reaches no device but the one that made it;
-- kiosks and displays see nothing personal. A revoked device sees nothing.
create or replace function app_private.project_ticket(t app.tickets, p_device_kind text) returns jsonb
language sql immutable
as $$
  select case
    when p_device_kind in ('tablet', 'console', 'server') then to_jsonb(t) - 'secret'
    when p_device_kind in ('kiosk', 'display') then
      to_jsonb(t) - '{secret,contact_name,contact_phone,contact_email,contact_expires_at,note,feedback_text,answers}'::text[]
  end
$$;
