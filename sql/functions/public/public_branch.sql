-- A branch as the page needs it on which people join from afar: its published configuration, and the line of today as far as
-- a wait is computed from it. The server makes the answer of it; nothing of a person is in it, and no secret. Null: no such
-- branch, or one that has published nothing.
-- Who: blesaf_api, for anybody; the server asks once in some seconds and branch. Raises: nothing. Concurrency: none.
create or replace function app.public_branch(p_branch_id uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_tenant_id uuid := app_private.tenant_of_branch(p_branch_id);
  v_today date;
begin
  if v_tenant_id is null then
    return null;
  end if;
  v_today := (select d.day from app_private.branch_day(p_branch_id, app.now()) d);
  return (
    select jsonb_build_object('tenant_id', v_tenant_id, 'today', v_today, 'server_time', app.now(), 'document', c.document,
      'stats', (select s.document from app.branch_stats s where s.branch_id = p_branch_id),
      'counters', (
        select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'service_ids', k.service_ids, 'state', k.state,
          'staff_id', k.staff_id, 'retired_at', k.retired_at)), '[]')
        from app.counters k where k.branch_id = p_branch_id),
      'tickets', (
        select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'state', t.state, 'number_day', t.number_day,
          'queue_day', t.queue_day, 'service_id', t.service_id, 'legs', t.legs, 'queued_at', t.queued_at, 'order_at', t.order_at,
          'called_at', t.called_at, 'started_at', t.started_at, 'ended_at', t.ended_at, 'counter_id', t.counter_id,
          'staff_id', t.staff_id, 'for_counter_id', t.for_counter_id, 'for_staff_id', t.for_staff_id,
          'head_start_s', t.head_start_s)), '[]')
        from app.tickets t
        where t.branch_id = p_branch_id and t.number_day between v_today - 1 and v_today + 1 and t.queue_day = v_today))
    from app.branch_configs c where c.branch_id = p_branch_id);
end
$$;
grant execute on function app.public_branch(uuid) to blesaf_api;
