-- The private fields of a ticket, all empty: what append_event takes beside the patch to erase them.
create or replace function app_private.erased_fields() returns jsonb
language sql immutable
as $$
  select '{"secret": null, "contact_name": null, "contact_phone": null, "contact_email": null, "contact_expires_at": null,
    "note": null, "feedback_text": null}'::jsonb
$$;
