-- What a device's lens answers (rules.find_tickets), for who has none: tickets of some days by number, phone, state, counter
-- or person, the latest first, at most 200. Only of the hot table: a search is for who may still stand in the hall.
-- The phone that was asked for is answered nowhere.
-- Who: blesaf_api, for staff of the branch. Raises: the refusals of enter_session. Concurrency: none.
create or replace function app.branch_find_tickets(
  p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_first_day date, p_last_day date, p_number text, p_phone text,
  p_states text[], p_service_ids uuid[], p_counter_id uuid, p_staff_id uuid, p_origin jsonb
) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_rows_max constant integer := 200;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'read_history', p_branch_id, p_origin);
  return jsonb_build_object('tickets', (
    select coalesce(jsonb_agg(to_jsonb(r) order by r.queued_at desc, r.ticket_id desc), '[]')
    from rules.find_tickets(p_branch_id, p_first_day, p_last_day, p_number, p_phone, p_states, p_service_ids, p_counter_id,
      p_staff_id, v_rows_max) r));
end
$$;
grant execute on function app.branch_find_tickets(uuid, uuid, uuid, date, date, text, text, text[], uuid[], uuid, uuid, jsonb)
  to blesaf_api;
