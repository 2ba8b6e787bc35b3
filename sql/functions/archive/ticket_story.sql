-- A ticket and everything that happened to it, in order, wherever it is by now. Another id of a merged ticket will do.
-- Without what is personal. Who: blesaf_api, for staff of the tenant. Raises: not_found, also for another tenant's.
create or replace function app.ticket_story(p_tenant_id uuid, p_ticket_id uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_id uuid;
  v_ticket jsonb;
  v_events jsonb;
begin
  perform app_private.enter(p_tenant_id);
  v_id := coalesce((select a.ticket_id from app.ticket_aliases a where a.alias_id = p_ticket_id), p_ticket_id);
  select to_jsonb(h) into v_ticket from app.ticket_history h where h.id = v_id;
  if not found then
    perform app_private.refuse('not_found');
  end if;
  select coalesce(jsonb_agg(to_jsonb(e) - '{tenant_id,branch_id,ticket_id}'::text[] order by e.ordinal), '[]') into v_events
  from app.ticket_event_history e where e.ticket_id = v_id;
  return jsonb_build_object('ticket', v_ticket, 'events', v_events);
end
$$;
grant execute on function app.ticket_story(uuid, uuid) to blesaf_api;
