-- The sessions of the person who asks that stand, newest first. A hundred are enough to recognise a stranger's by.
-- Who: people, of themselves. Concurrency: none.
create or replace function app.own_sessions(p_tenant_id uuid, p_session_id uuid, p_origin jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff := app_private.enter_session(p_tenant_id, p_session_id, 'own_sessions', null, p_origin);
begin
  return coalesce((
    select jsonb_agg(to_jsonb(o) order by o.started_at desc, o.id)
    from (
      select s.id, s.device_id, d.name as device_name, s.browser, s.method, s.started_at, coalesce(s.seen_at, s.started_at) as seen_at,
        s.expires_at, s.id = p_session_id as is_current
      from app.staff_sessions s left join app.devices d on d.id = s.device_id
      where s.staff_id = f.id and s.ended_at is null and s.expires_at > app.now() and coalesce(s.ends_at, 'infinity') > app.now()
        and s.method is distinct from 'own'
      order by s.id = p_session_id desc, s.started_at desc, s.id limit 100) o), '[]');
end
$$;
grant execute on function app.own_sessions(uuid, uuid, jsonb) to blesaf_api;
