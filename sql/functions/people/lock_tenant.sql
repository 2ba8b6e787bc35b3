-- Lets changes that look at several people of a tenant follow each other: who is its last admin, who its first operator.
-- Who: inner functions that have entered the tenant, before they look. Concurrency: the tenant's row, no key update, so
-- that inserts which refer to the tenant do not wait.
create or replace function app_private.lock_tenant() returns void
language sql
as $$
  select from app.tenants t where t.id = current_setting('app.tenant_id')::uuid for no key update
$$;
