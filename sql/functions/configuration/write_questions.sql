-- Entry questions as the document says, with the services and classes that options lead to as ids.
-- Who: publish_configuration. Concurrency: the branch's row, held by the caller.
create or replace function app_private.write_questions(b app.branches, p_document jsonb) returns void
language sql
as $$
  update app.entry_questions set retired_at = app.now() where branch_id = b.id and retired_at is null;
  insert into app.entry_questions (id, tenant_id, branch_id, names, options, asked_for, position)
  select e.id, b.tenant_id, b.id, e.entry -> 'names',
    (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('names', o.value -> 'names',
        'service_id', case when o.value ? 'service' then app_private.configuration_id(b.id, 'services', o.value ->> 'service') end,
        'class_id', case when o.value ? 'class' then app_private.configuration_id(b.id, 'classes', o.value ->> 'class') end))
      order by o.ordinality) from jsonb_array_elements(e.entry -> 'options') with ordinality o),
    (select coalesce(jsonb_agg(app_private.configuration_id(b.id, 'services', v.value) order by v.ordinality), '[]')
      from jsonb_array_elements_text(coalesce(e.entry -> 'asked_for', '[]')) with ordinality v),
    e.place
  from app_private.document_entries(b.id, p_document, 'questions') e
  on conflict (id) do update set names = excluded.names, options = excluded.options, asked_for = excluded.asked_for,
    position = excluded.position, retired_at = null
$$;
