-- The entries of a section that a document no longer names and that tickets still have, as they were last published,
-- marked retired. Their own references are left out: what they named may be gone too. Questions and groups leave at once:
-- no ticket shows them.
create or replace function app_private.retired_entries(p_branch_id uuid, p_document jsonb, p_before jsonb, p_section text) returns jsonb
language sql stable
as $$
  select coalesce(jsonb_agg((o.entry - 'group')
    || case p_section when 'counters' then '{"retired": true, "services": []}' else '{"retired": true}' end::jsonb order by o.place), '[]')
  from app_private.document_entries(p_branch_id, p_before, p_section) o
  where p_section in ('services', 'classes', 'counters')
    and not exists (select from app_private.document_entries(p_branch_id, p_document, p_section) e where e.key = o.key)
    and exists (
      select from app.tickets t
      where t.branch_id = p_branch_id
        and o.id = any (case p_section
          when 'classes' then array[t.class_id]
          when 'counters' then array[t.counter_id, t.for_counter_id]
          else array[t.service_id] || array(select (l.value ->> 'service_id')::uuid from jsonb_array_elements(t.legs) l) end))
$$;
