-- Notes that a person was not allowed what they asked for. In a transaction of its own: the refusal undid the one that
-- it was raised in. A session that does not stand leaves no note. Who: blesaf_api. Concurrency: an insert.
create or replace function app.note_refusal(p_tenant_id uuid, p_session_id uuid, p_action text, p_origin jsonb default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  s record;
begin
  perform app_private.enter(p_tenant_id);
  perform app_private.enter_origin(p_origin);
  select x.id, x.staff_id, x.device_id, f.role into s
  from app.staff_sessions x join app.staff f on f.id = x.staff_id where x.id = p_session_id;
  if not found then
    return;
  end if;
  perform set_config('app.staff_id', s.staff_id::text, true), set_config('app.device_id', coalesce(s.device_id::text, ''), true),
          set_config('app.session_id', s.id::text, true), set_config('app.role', s.role, true);
  perform app_private.note(left(p_action, 60), 'refused');
end
$$;
grant execute on function app.note_refusal(uuid, uuid, text, jsonb) to blesaf_api;
