-- The tenant of a slug, before any tenant is known: of all tenants exactly that one row is seen (policy named). Null when
-- there is none. Who: inner functions of sign-in. Concurrency: none.
create or replace function app_private.find_tenant_by_slug(p_slug text) returns uuid
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
