-- Forced on every table that has a tenant, also for the owner, inside whose functions everything runs.
-- The sub-select makes it a once-per-statement value; nullif survives a connection whose setting was reset to ''.
do $$
declare
  t record;
begin
  for t in
    select c.oid::regclass as name
    from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table %s enable row level security', t.name);
    execute format('alter table %s force row level security', t.name);
    execute format(
      $p$create policy tenant on %s
        using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
        with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, t.name);
  end loop;
end
$$;
alter table app.tenants enable row level security;
alter table app.tenants force row level security;
create policy tenant on app.tenants
  using (id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

-- The worker must know which tenants and branches there are before it can act for each of them; ids only.
grant select (id) on app.tenants to blesaf_worker;
create policy worker_lists on app.tenants for select to blesaf_worker using (true);
grant select (id, tenant_id, closed_through) on app.branches to blesaf_worker;
create policy worker_lists on app.branches for select to blesaf_worker using (true);

-- The owner's own tools must find a tenant by its name before they can act for it. Inside app_private.list_tenants alone
-- this is on; everywhere else the owner, too, sees one tenant at a time.
create policy operator_lists on app.tenants for select to blesaf_owner
  using ((select current_setting('app.operator', true)) = 'on');
