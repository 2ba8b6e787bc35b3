-- Keeps a published document: one row per version for good, and the present one in the row that devices follow.
-- Who: publish_configuration. Concurrency: the branch's row, held by the caller.
create or replace function app_private.store_configuration(c app_private.command, b app.branches, p_published jsonb) returns void
language sql
as $$
  insert into app.branch_config_versions (tenant_id, branch_id, config_version, document, published_at, published_by)
  values (b.tenant_id, b.id, b.config_version, p_published, c.received_at, c.staff_id);
  insert into app.branch_configs as p (branch_id, tenant_id, config_version, document, devices)
  values (b.id, b.tenant_id, b.config_version, p_published, app_private.branch_devices(b.id))
  on conflict (branch_id) do update set config_version = excluded.config_version, document = excluded.document,
    devices = excluded.devices, version = p.version + 1
$$;
