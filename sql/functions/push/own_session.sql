-- The session under which the server gives commands for a person: one of that person at the server's own device, so that
-- attribution goes the way of every other command. Made when there is none that still stands for some minutes.
-- Raises: not_found for a person that this tenant does not have or no longer employs.
-- Concurrency: the server's writer, held by the caller.
create or replace function app_private.own_session(p_tenant_id uuid, p_device_id uuid, p_staff_id uuid) returns uuid
language plpgsql
as $$
declare
  v_id uuid;
  v_now timestamptz := app.now();
begin
  if not exists (select from app.staff s where s.id = p_staff_id and s.active) then
    perform app_private.refuse('not_found');
  end if;
  select s.id into v_id from app.staff_sessions s
  where s.device_id = p_device_id and s.staff_id = p_staff_id and s.ended_at is null
    and s.started_at <= v_now and s.expires_at > v_now + interval '5 minutes'
  order by s.expires_at desc limit 1;
  if v_id is null then
    insert into app.staff_sessions (tenant_id, staff_id, device_id, started_at, expires_at, method)
    values (p_tenant_id, p_staff_id, p_device_id, v_now, v_now + interval '1 day', 'own')
    returning id into v_id;
  end if;
  return v_id;
end
$$;
