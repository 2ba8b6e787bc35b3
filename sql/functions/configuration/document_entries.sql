-- The entries of a document's section in order, each with its key, its id and its place. A section that is left out is
-- empty; one that is no list raises invalid_parameter_value.
create or replace function app_private.document_entries(p_branch_id uuid, p_document jsonb, p_section text)
returns table (place integer, id uuid, key text, entry jsonb)
language sql stable
as $$
  select (e.ordinality - 1)::integer, app_private.configuration_id(p_branch_id, p_section, k.key), k.key, e.value
  from jsonb_array_elements(coalesce(p_document -> p_section, '[]')) with ordinality e,
    lateral (select coalesce(e.value ->> 'key', e.value ->> 'code') as key) k
$$;
