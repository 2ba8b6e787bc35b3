-- A ticket's story as a device of its branch may see it: what customers answered and what staff wrote down as reasons
-- reaches staff's devices only. Who: blesaf_api.
-- Raises: those of enter_device, not_found (no such ticket, or a ticket of another branch).
create or replace function app.device_ticket_story(p_tenant_id uuid, p_device_id uuid, p_ticket_id uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  d app.devices := app_private.enter_device(p_tenant_id, p_device_id, 'read_ticket');
  v_story jsonb := app_private.ticket_story(p_ticket_id);
begin
  if (v_story #>> '{ticket,branch_id}') is distinct from d.branch_id::text then
    perform app_private.refuse('not_found');
  end if;
  if d.kind in ('tablet', 'console') then
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
