-- A ticket's story as a device of its branch may see it: what customers answered and what staff wrote down as reasons
-- reaches staff's devices only. Who: blesaf_api.
-- Raises: not_found (no such active device in the tenant, no such ticket, or a ticket of another branch).
create or replace function app.device_ticket_story(p_tenant_id uuid, p_device_id uuid, p_ticket_id uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  d record;
  v_story jsonb;
begin
  perform app_private.enter(p_tenant_id, p_device_id);
  select v.kind, v.branch_id into d from app.devices v where v.id = p_device_id and v.status = 'active';
  if not found then
    perform app_private.refuse('not_found');
  end if;
  v_story := app.ticket_story(p_tenant_id, p_ticket_id);
  if (v_story #>> '{ticket,branch_id}') is distinct from d.branch_id::text then
    perform app_private.refuse('not_found');
  end if;
  if d.kind in ('tablet', 'console', 'server') then
    return v_story;
  end if;
  return jsonb_build_object(
    'ticket', (v_story -> 'ticket') - 'answers',
    'events', (
      select coalesce(
        jsonb_agg((e.event - 'reason') || jsonb_build_object('patch', (e.event -> 'patch') - 'answers') order by e.n), '[]')
      from jsonb_array_elements(v_story -> 'events') with ordinality e(event, n)));
end
$$;
grant execute on function app.device_ticket_story(uuid, uuid, uuid) to blesaf_api;
