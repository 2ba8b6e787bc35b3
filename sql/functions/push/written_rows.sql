-- The rows that this transaction wrote, as this kind of device may see them. Nothing for a display: it has no screen
-- that waits for an answer. `offset 0` keeps the branch out of the search for the rows: before the first statistics are
-- taken the planner would walk the whole branch for it. A revoked device sees nothing.
create or replace function app_private.written_rows(
  c app_private.command, p_ticket_ids uuid[], p_counter_ids uuid[], p_touches_config boolean
) returns jsonb
language plpgsql stable
as $$
declare
  v_tickets jsonb := '[]';
  v_counters jsonb := '[]';
  v_configs jsonb := '[]';
begin
  if c.device_kind = 'revoked' then
    return '{"tickets": [], "counters": [], "branch_config": []}';
  end if;
  if cardinality(p_ticket_ids) > 0 then
    select coalesce(jsonb_agg(app_private.project_ticket(t, c.device_kind)), '[]') into v_tickets
    from (select * from app.tickets k where k.tenant_id = c.tenant_id and k.id = any (p_ticket_ids) offset 0) t
    where t.branch_id = c.branch_id;
  end if;
  if cardinality(p_counter_ids) > 0 then
    select coalesce(jsonb_agg(to_jsonb(k)), '[]') into v_counters
    from app.counters k where k.id = any (p_counter_ids) and k.branch_id = c.branch_id;
  end if;
  if p_touches_config then
    select coalesce(jsonb_agg(to_jsonb(b)), '[]') into v_configs
    from app.branch_configs b where b.branch_id = c.branch_id;
  end if;
  return jsonb_build_object('tickets', v_tickets, 'counters', v_counters, 'branch_config', v_configs);
end
$$;
