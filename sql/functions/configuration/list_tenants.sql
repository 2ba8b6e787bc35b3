-- All tenants but the installation's own, by id, slug and kind, in the order in which they came. Nothing but these columns
-- is to be had this way. Who: the owner, in tools of the operator (and to refuse a demo beside real tenants).
create or replace function app_private.list_tenants() returns table (id uuid, slug text, is_demo boolean)
language plpgsql
as $$
begin
  perform set_config('app.operator', 'on', true);
  return query select t.id, t.slug, t.is_demo from app.tenants t where not t.is_platform order by t.created_at, t.id;
  perform set_config('app.operator', 'off', true);
end
$$;
