-- A ticket and everything that happened to it, in order, wherever it is by now. Another id of a merged ticket will do.
-- Without what is personal. Whose branch it is, the caller looks at. Raises: not_found, also for another tenant's.
-- Who: inner functions that have entered and whose instants are in UTC. Concurrency: none.
create or replace function app_private.ticket_story(p_ticket_id uuid) returns jsonb
language plpgsql stable
as $$
declare
  v_id uuid;
  v_ticket jsonb;
  v_events jsonb;
begin
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
