-- All banks of the demo with branches, services, counters, classes, devices and people: what a person needs to try it.
-- The devices that are played with curl are left out: each is over with its story. Tenants that are real are never among
-- them, whatever the server was told. Who: blesaf_api, in demo mode. Concurrency: none.
create or replace function app.demo_overview() returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_tenant record;
  v_banks jsonb := '[]';
begin
  for v_tenant in select l.id, l.slug from app_private.list_tenants() l where l.is_demo order by l.slug desc loop
    perform app_private.enter(v_tenant.id);
    v_banks := v_banks || jsonb_build_object('id', v_tenant.id, 'slug', v_tenant.slug,
      'names', (select t.name from app.tenants t where t.id = v_tenant.id),
      'branches', (
        select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'slug', b.slug, 'names', b.names, 'config_version', b.config_version,
          'today', (select d.day from app_private.branch_day(b.id, app.now()) d),
          'services', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'prefix', s.prefix, 'names', s.names) order by s.position), '[]')
            from app.services s where s.branch_id = b.id and s.retired_at is null),
          'classes', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'code', p.code, 'names', p.names) order by p.position), '[]')
            from app.priority_classes p where p.branch_id = b.id and p.retired_at is null),
          'counters', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'label', k.label, 'state', k.state) order by k.position), '[]')
            from app.counters k where k.branch_id = b.id and k.retired_at is null),
          'devices', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'name', d.name,
              'is_enrolled', d.public_key is not null) order by d.kind, d.name), '[]')
            from app.devices d where d.branch_id = b.id and d.status = 'active' and d.kind <> 'server' and d.name not like 'curl-%'),
          'people', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'role', f.role, 'email', f.email)
              order by f.role desc, f.email), '[]')
            from app.staff f where f.active and app_private.is_branch_of(f, b.id))
        ) order by b.slug), '[]')
        from app.branches b));
  end loop;
  return v_banks;
end
$$;
grant execute on function app.demo_overview() to blesaf_api;
