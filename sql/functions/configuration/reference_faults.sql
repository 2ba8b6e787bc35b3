-- Keys that a document names and does not have. Nothing that is published may point at nothing.
create or replace function app_private.reference_faults(p_branch_id uuid, p_document jsonb) returns setof jsonb
language sql stable
as $$
  with named (path, section, key, code) as (
    select 'services.' || s.place || '.group', 'groups', s.entry ->> 'group', 'unknown_group'
    from app_private.document_entries(p_branch_id, p_document, 'services') s
    union all
    select 'counters.' || k.place || '.services.' || (v.ordinality - 1), 'services', v.value, 'unknown_service'
    from app_private.document_entries(p_branch_id, p_document, 'counters') k,
      jsonb_array_elements_text(coalesce(k.entry -> 'services', '[]')) with ordinality v
    union all
    select 'questions.' || q.place || '.asked_for.' || (v.ordinality - 1), 'services', v.value, 'unknown_service'
    from app_private.document_entries(p_branch_id, p_document, 'questions') q,
      jsonb_array_elements_text(coalesce(q.entry -> 'asked_for', '[]')) with ordinality v
    union all
    select 'questions.' || q.place || '.options.' || (o.ordinality - 1) || '.' || r.field, r.section, o.value ->> r.field, r.code
    from app_private.document_entries(p_branch_id, p_document, 'questions') q,
      jsonb_array_elements(coalesce(q.entry -> 'options', '[]')) with ordinality o,
      (values ('service', 'services', 'unknown_service'), ('class', 'classes', 'unknown_class')) r (field, section, code)
    union all
    select 'staff_plan.' || p.place || '.counter', 'counters', p.entry ->> 'counter', 'unknown_counter'
    from app_private.document_entries(p_branch_id, p_document, 'staff_plan') p
  )
  select app_private.configuration_fault(n.path, n.code, jsonb_build_object('key', n.key))
  from named n
  where n.key is not null and not exists (
    select from app_private.document_entries(p_branch_id, p_document, n.section) e where e.key = n.key)
$$;
