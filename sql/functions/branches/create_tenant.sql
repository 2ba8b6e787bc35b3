-- A new tenant with its settings at their defaults. Who: the owner (setup, demo, tests). Answers its id.
create or replace function app_private.create_tenant(p_id uuid, p_slug text, p_name jsonb, p_is_demo boolean default false) returns uuid
language plpgsql
as $$
begin
  perform app_private.enter(p_id);
  insert into app.tenants (id, slug, name, is_demo) values (p_id, p_slug, p_name, p_is_demo);
  insert into app.tenant_settings (tenant_id) values (p_id);
  insert into app.tenant_security (tenant_id) values (p_id);
  return p_id;
end
$$;
