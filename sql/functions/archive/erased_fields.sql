-- The fields of a ticket that end with the visit, all empty: what append_event takes beside the patch to erase them. The
-- secret opens the page on which the customer says how it was, and those words are read after it: both stay until the
-- archive, or until the person wishes otherwise (erase_ticket).
create or replace function app_private.erased_fields() returns jsonb
language sql immutable
as $$
  select '{"contact_name": null, "contact_phone": null, "contact_email": null, "note": null}'::jsonb
$$;
