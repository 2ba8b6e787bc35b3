-- One page of what was noted, newest first: {entries, next_after}. An admin reads the own tenant's; an operator those of
-- all, or of the one that the filter names. Actors are named within the asker's own tenant only: an operator is told ids
-- of other tenants' people, never who they are. Filter: from, to (instants, to excluded), action, actor, tenant_id, after.
-- Who: blesaf_api, for persons with read_audit. Raises: not_found (an admin who names another tenant), what enter_session
-- raises. Concurrency: none, keyset paged by time and id.
create or replace function app.read_audit(
  p_tenant_id uuid, p_session_id uuid, p_filter jsonb, p_limit integer, p_origin jsonb default null
) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  f app.staff;
  v_limit integer := least(greatest(coalesce(p_limit, 100), 1), 200);
  v_of_tenant_id uuid := (p_filter ->> 'tenant_id')::uuid;
  v_after_at timestamptz := split_part(p_filter ->> 'after', '_', 1)::timestamptz;
  v_after_id uuid := split_part(p_filter ->> 'after', '_', 2)::uuid;
  v_entries jsonb;
  v_last text;
begin
  f := app_private.enter_session(p_tenant_id, p_session_id, 'read_audit', null, p_origin);
  if f.role = 'operator' then
    perform set_config('app.operator', 'on', true);
  elsif coalesce(v_of_tenant_id, p_tenant_id) <> p_tenant_id then
    perform app_private.refuse('not_found');
  else
    v_of_tenant_id := p_tenant_id;
  end if;
  select coalesce(jsonb_agg(to_jsonb(e) - 'cursor' order by e.cursor desc), '[]'), min(e.cursor) into v_entries, v_last
  from (
    select l.id, l.tenant_id, rules.instant_text(l.at) as at, l.action, l.outcome, l.actor_id, l.actor_role, s.name as actor_name,
      l.session_id, l.device_id, l.branch_id, l.subject_id, l.details, l.ip_hash, l.request_id,
      (to_char(l.at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || l.id) collate "C" as cursor
    from app.audit_log l
    left join app.staff s on s.tenant_id = l.tenant_id and s.id = l.actor_id
    where (v_of_tenant_id is null or l.tenant_id = v_of_tenant_id)
      and l.at >= coalesce((p_filter ->> 'from')::timestamptz, '-infinity')
      and l.at < coalesce((p_filter ->> 'to')::timestamptz, 'infinity')
      and (p_filter ->> 'action' is null or l.action = p_filter ->> 'action')
      and (p_filter ->> 'actor' is null or l.actor_id = (p_filter ->> 'actor')::uuid)
      and (v_after_at is null or (l.at, l.id) < (v_after_at, v_after_id))
    order by l.at desc, l.id desc limit v_limit
  ) e;
  perform set_config('app.operator', 'off', true);
  return jsonb_build_object('entries', v_entries, 'next_after', case when jsonb_array_length(v_entries) = v_limit then v_last end);
end
$$;
grant execute on function app.read_audit(uuid, uuid, jsonb, integer, jsonb) to blesaf_api;
