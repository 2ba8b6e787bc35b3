-- The person who asks: who they are, where they belong, what they may and what their menu shows. A session that must set up a
-- second factor first is shown only what it may until then. Who: people, of themselves. Concurrency: none.
create or replace function app.own_profile(p_tenant_id uuid, p_session_id uuid, p_origin jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'own_profile', null, p_origin);
  s app.staff_sessions;
  v_actions text[];
begin
  select * into s from app.staff_sessions x where x.id = p_session_id;
  select array_agg(p.action order by p.action) into v_actions from app.permissions p
  where p.role = f.role and (not s.is_limited or p.action like 'own\_%' or p.action = 'menu:profile');
  return jsonb_build_object(
    'person', jsonb_build_object('id', f.id, 'name', f.name, 'email', f.email, 'role', f.role, 'language', f.language),
    'tenant', (select jsonb_build_object('slug', t.slug, 'name', t.name) from app.tenants t where t.id = f.tenant_id),
    'branches', coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'slug', b.slug, 'names', b.names) order by b.slug)
      from app.branches b where b.id = any (app_private.reachable_branches(f))), '[]'),
    'session', jsonb_build_object('id', s.id, 'device_id', s.device_id, 'expires_at', s.expires_at, 'ends_at', s.ends_at,
      'is_limited', s.is_limited),
    'actions', (select coalesce(jsonb_agg(a), '[]') from unnest(v_actions) a where a not like 'menu:%'),
    'menus', (select coalesce(jsonb_agg(substr(a, 6)), '[]') from unnest(v_actions) a where a like 'menu:%'),
    'is_limited', s.is_limited,
    'has_totp', exists (select from app.staff_credentials c where c.staff_id = f.id and c.totp_at is not null),
    'needs_totp', app_private.needs_totp(f, s.method),
    'recovery_codes_left', (select count(*) from app.recovery_codes r where r.staff_id = f.id and r.used_at is null));
end
$$;
grant execute on function app.own_profile(uuid, uuid, jsonb) to blesaf_api;
