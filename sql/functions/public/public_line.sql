-- Today's line of a branch with all that its pages may tell and that its waits are quoted from, or, where nothing has changed
-- since the version that the caller names, that alone. With the digests of the tickets' secrets: a server checks with them
-- who asks, without a question for each. Instants are milliseconds with the microseconds as decimals.
-- Who: blesaf_api, once a second per branch while somebody asks. Raises: nothing. Concurrency: none.
create or replace function app.public_line(p_tenant_id uuid, p_branch_id uuid, p_known text) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_told jsonb := app.branch_version(p_tenant_id, p_branch_id);
  v_today date := (v_told ->> 'today')::date;
  v_version text := concat_ws(' ', v_told ->> 'today', v_told ->> 'branch_version', v_told ->> 'config_version');
begin
  if v_version = p_known then
    return jsonb_build_object('version', v_version, 'server_time', v_told -> 'server_time');
  end if;
  return jsonb_build_object('version', v_version, 'server_time', v_told -> 'server_time', 'today', v_today,
    'tickets', (
      select coalesce(jsonb_agg(app_private.line_ticket(t)), '[]') from (
        select k.* from app.tickets k where k.branch_id = p_branch_id and k.number_day = v_today and k.queue_day = v_today
        union all
        select k.* from app.tickets k where k.branch_id = p_branch_id and k.queue_day = v_today and k.number_day <> k.queue_day
      ) t),
    'counters', (
      select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'label', c.label, 'service_ids', c.service_ids,
        'staff_id', c.staff_id, 'state', c.state, 'retired_at', app_private.to_ms(c.retired_at))), '[]')
      from app.counters c where c.branch_id = p_branch_id));
end
$$;
grant execute on function app.public_line(uuid, uuid, text) to blesaf_api;
