-- The part of a ticket that events tell: all but secrets, personal fields and the version (which counts the events).
-- Stable like what it calls: it is then computed in place.
create or replace function app_private.public_fields(t app.tickets) returns jsonb
language sql stable
as $$
  select jsonb_strip_nulls(to_jsonb(t) - '{version,secret_digest,contact_name,contact_phone,contact_email,contact_expires_at,note,feedback_text}'::text[])
$$;
