-- One branch as it is now, for who answers for it: its numbers, who waits for each service and how long people waited in the
-- last hour, its counters with the ticket at each, devices that are silent, papers printed again, and the names of services
-- and classes, retired ones too, by which its reports are read.
-- Who: blesaf_api, for managers of the branch and admins. Raises: the refusals of enter_session. Concurrency: none.
create or replace function app.branch_overview(p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_origin jsonb) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_today date;
  v_devices_max constant integer := 100;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'read_now', p_branch_id, p_origin);
  v_today := (select d.day from app_private.branch_day(p_branch_id, app.now()) d);
  return jsonb_build_object('server_time', app.now(), 'branch', app_private.branch_numbers(p_branch_id),
    'services', app_private.services_now(p_branch_id, v_today),
    'classes', (
      select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'names', p.names) order by p.position, p.code), '[]')
      from app.priority_classes p where p.branch_id = p_branch_id),
    'counters', (
      select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'label', k.label, 'state', k.state, 'state_since', k.state_since,
        'staff_name', case when k.state <> 'closed' then s.name end, 'is_retired', k.retired_at is not null, 'ticket', (
          select jsonb_build_object('number', t.number, 'state', t.state, 'since', coalesce(t.started_at, t.called_at))
          from app.tickets t
          where t.branch_id = p_branch_id and t.queue_day = v_today and t.counter_id = k.id and t.state in ('called', 'serving')
          order by t.called_at desc limit 1)) order by k.position, k.label), '[]')
      from app.counters k left join app.staff s on s.id = k.staff_id where k.branch_id = p_branch_id),
    'silent', (
      select coalesce(jsonb_agg(to_jsonb(d) order by d.kind, d.name), '[]') from (
        select x.id, x.kind, x.name, (select max(w.last_contact_at) from app.writers w where w.device_id = x.id) as last_contact_at
        from app.devices x
        where x.branch_id = p_branch_id and x.status = 'active' and x.kind in ('kiosk', 'tablet', 'display') and app_private.is_silent(x.id)
        order by x.kind, x.name limit v_devices_max) d),
    'prints', (
      select jsonb_build_object('papers', count(*), 'copies', count(*) filter (where l.details ->> 'is_copy' = 'true'))
      from app.audit_log l
      where l.branch_id = p_branch_id and l.action = 'print_ticket' and l.outcome = 'done'
        and l.at >= (select d.starts_at from app_private.branch_day(p_branch_id, app.now()) d)));
end
$$;
grant execute on function app.branch_overview(uuid, uuid, uuid, jsonb) to blesaf_api;
