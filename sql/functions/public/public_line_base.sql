-- What changes slowly around a branch's line: its published configuration, its statistics, and the tickets of the days before
-- that are still at hand, from which the pace is learnt.
-- Who: blesaf_api, once a minute per branch while somebody asks. Raises: nothing. Concurrency: none.
create or replace function app.public_line_base(p_tenant_id uuid, p_branch_id uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_today date;
  b app.branches;
  v_days_max constant integer := 7;
begin
  perform app_private.enter(p_tenant_id);
  v_today := (select d.day from app_private.branch_day(p_branch_id, app.now()) d);
  select r.* into b from app.branches r where r.id = p_branch_id;
  return jsonb_build_object(
    'today', v_today, 'names', b.names, 'zone', rules.clock_rule(b.clock, v_today) ->> 'zone',
    'services', (select coalesce(jsonb_object_agg(v.id, v.names), '{}') from app.services v where v.branch_id = p_branch_id),
    'document', (select c.document from app.branch_configs c where c.branch_id = p_branch_id),
    'settings', (select to_jsonb(s) - 'tenant_id' from app.tenant_settings s where s.tenant_id = p_tenant_id),
    'stats', (select s.document from app.branch_stats s where s.branch_id = p_branch_id),
    'before', (
      select coalesce(jsonb_agg(app_private.line_ticket(t) - '{digest,number}'::text[]), '[]') from app.tickets t
      where t.branch_id = p_branch_id and t.number_day between v_today - v_days_max and v_today and t.queue_day < v_today));
end
$$;
grant execute on function app.public_line_base(uuid, uuid) to blesaf_api;
