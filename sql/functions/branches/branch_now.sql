-- The branch as its authority sees it now, for a device without a replica: its day, its counters, and the tickets of the
-- day that are not over, in the order of the line. Projected as for the device's kind. Who: blesaf_api.
-- Raises: those of enter_device, not_found (a device without a branch).
create or replace function app.branch_now(p_tenant_id uuid, p_device_id uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  d app.devices := app_private.enter_device(p_tenant_id, p_device_id, 'read_branch');
  v_today date;
  v_tickets_max constant integer := 2000;
begin
  if d.branch_id is null then
    perform app_private.refuse('not_found');
  end if;
  v_today := (select b.day from app_private.branch_day(d.branch_id, app.now()) b);
  return jsonb_build_object(
    'branch_id', d.branch_id, 'today', v_today, 'server_time', app.now(),
    'counters', (
      select coalesce(jsonb_agg(to_jsonb(k) order by k.position, k.label), '[]')
      from app.counters k where k.branch_id = d.branch_id and k.retired_at is null),
    'tickets', (
      select coalesce(jsonb_agg(case when d.kind in ('tablet', 'console') then to_jsonb(s) else to_jsonb(p) end
        order by p.order_at, p.id), '[]')
      from (
        select r.id from app.tickets r
        where r.branch_id = d.branch_id and r.queue_day = v_today and r.state in ('waiting', 'called', 'serving', 'parked')
        order by r.order_at, r.id limit v_tickets_max
      ) t
      join app_private.tickets_for_public p on p.id = t.id
      join app_private.tickets_for_staff s on s.id = t.id));
end
$$;
grant execute on function app.branch_now(uuid, uuid) to blesaf_api;
