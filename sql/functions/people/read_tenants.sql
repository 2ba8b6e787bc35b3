-- One page of all tenants but the installation's own, by slug: {tenants, next_after}. What an operator sees of a tenant:
-- id, slug, names, when it came, how many branches. Nothing inside.
-- Who: blesaf_api, for persons with manage_tenants. Raises: what enter_session raises. Concurrency: none, keyset paged.
create or replace function app.read_tenants(
  p_tenant_id uuid, p_session_id uuid, p_after text, p_limit integer, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  f app.staff;
  t record;
  v_limit integer := least(greatest(coalesce(p_limit, 100), 1), 200);
  v_tenants jsonb[] := '{}';
  v_branches integer;
begin
  f := app_private.enter_session(p_tenant_id, p_session_id, 'manage_tenants', null, p_origin);
  perform set_config('app.operator', 'on', true);
  for t in
    select x.id, x.slug, x.name, x.is_demo, x.created_at from app.tenants x
    where not x.is_platform and x.slug > coalesce(p_after, '') order by x.slug limit v_limit
  loop
    -- The policies show one tenant's branches at a time; a page is at most 200 of these.
    perform set_config('app.tenant_id', t.id::text, true);
    select count(*) into v_branches from app.branches b where b.tenant_id = t.id;
    v_tenants := v_tenants || jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'is_demo', t.is_demo,
      'created_at', rules.instant_text(t.created_at), 'branches', v_branches);
  end loop;
  perform set_config('app.operator', 'off', true);
  perform app_private.act_in(f, p_session_id, p_tenant_id);
  return jsonb_build_object('tenants', to_jsonb(v_tenants),
    'next_after', case when cardinality(v_tenants) = v_limit then v_tenants[v_limit] -> 'slug' end);
end
$$;
grant execute on function app.read_tenants(uuid, uuid, text, integer, jsonb) to blesaf_api;
