-- Service groups as the document says. What is no longer named is retired, never deleted; what is named again returns.
-- Who: publish_configuration. Concurrency: the branch's row, held by the caller.
create or replace function app_private.write_groups(b app.branches, p_document jsonb) returns void
language sql
as $$
  update app.service_groups set retired_at = app.now() where branch_id = b.id and retired_at is null;
  insert into app.service_groups (id, tenant_id, branch_id, names, position)
  select e.id, b.tenant_id, b.id, e.entry -> 'names', e.place
  from app_private.document_entries(b.id, p_document, 'groups') e
  on conflict (id) do update set names = excluded.names, position = excluded.position, retired_at = null
$$;
