-- Priority classes as the document says. A strict class is a large head start, four hours unless the document says
-- otherwise, which is also its cap. Tickets keep the head start that they were given.
-- Who: publish_configuration. Concurrency: the branch's row, held by the caller.
create or replace function app_private.write_classes(b app.branches, p_document jsonb) returns void
language sql
as $$
  update app.priority_classes set retired_at = app.now() where branch_id = b.id and retired_at is null;
  insert into app.priority_classes (id, tenant_id, branch_id, code, names, head_start_s, is_strict, position)
  select e.id, b.tenant_id, b.id, e.key, e.entry -> 'names',
    60 * coalesce((e.entry ->> 'head_start_minutes')::integer, case when (e.entry ->> 'strict')::boolean then 240 end),
    coalesce((e.entry ->> 'strict')::boolean, false), e.place
  from app_private.document_entries(b.id, p_document, 'classes') e
  on conflict (id) do update set names = excluded.names, head_start_s = excluded.head_start_s,
    is_strict = excluded.is_strict, position = excluded.position, retired_at = null
$$;
