-- The rows that this transaction wrote, as this kind of device may see them; a revoked device sees nothing. The ids are
-- the effects of this branch's commands. As json, not jsonb: it is built once and only ever sent. With a generic plan:
-- each array would be planned for anew, which takes longer than to read the rows. Such a plan is kept by the connection and
-- may have been made on the morning's empty table, so a walk over all of it is not allowed: the table grows under it.
create or replace function app_private.written_rows(
  c app_private.command, p_ticket_ids uuid[], p_counter_ids uuid[], p_touches_config boolean
) returns json
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
declare
  v_tickets json;
  v_counters json;
  v_configs json;
begin
  if cardinality(p_ticket_ids) > 0 and c.device_kind in ('tablet', 'console', 'server') then
    select json_agg(row_to_json(t)) into v_tickets
    from app_private.tickets_for_staff t where t.tenant_id = c.tenant_id and t.id = any (p_ticket_ids);
  elsif cardinality(p_ticket_ids) > 0 and c.device_kind in ('kiosk', 'display') then
    select json_agg(row_to_json(t)) into v_tickets
    from app_private.tickets_for_public t where t.tenant_id = c.tenant_id and t.id = any (p_ticket_ids);
  end if;
  if cardinality(p_counter_ids) > 0 and c.device_kind <> 'revoked' then
    select json_agg(row_to_json(k)) into v_counters
    from app.counters k where k.id = any (p_counter_ids) and k.branch_id = c.branch_id;
  end if;
  if p_touches_config and c.device_kind <> 'revoked' then
    select json_agg(row_to_json(b)) into v_configs
    from app.branch_configs b where b.branch_id = c.branch_id;
  end if;
  return json_build_object('tickets', coalesce(v_tickets, '[]'), 'counters', coalesce(v_counters, '[]'),
    'branch_config', coalesce(v_configs, '[]'));
end
$$;
