-- The id of the tenant with a slug, or null: for requests that name their tenant by it before any is known. The policy
-- `named` shows this one row and nothing beside it. Who: inner functions. Concurrency: none.
create or replace function app_private.tenant_named(p_slug text) returns uuid
language plpgsql
as $$
declare
  v_id uuid;
begin
  perform set_config('app.tenant_slug', coalesce(p_slug, ''), true);
  select t.id into v_id from app.tenants t where t.slug = p_slug;
  perform set_config('app.tenant_slug', '', true);
  return v_id;
end
$$;
