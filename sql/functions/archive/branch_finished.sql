-- What a device's lens answers (rules.finished_services), for who has none: what was finished on a day in the line, at the
-- branch or at one counter of it, the latest first, a thousand rows at most. Only of the hot table.
-- Who: blesaf_api, for staff of the branch. Raises: the refusals of enter_session. Concurrency: none.
create or replace function app.branch_finished(
  p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_day date, p_counter_id uuid, p_origin jsonb
) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_rows_max constant integer := 1000;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'read_history', p_branch_id, p_origin);
  return jsonb_build_object('services', (
    select coalesce(jsonb_agg(to_jsonb(r) order by r.ended_at desc nulls last, r.ticket_id desc, r.service_id), '[]')
    from rules.finished_services(p_branch_id, p_day, p_counter_id, v_rows_max) r));
end
$$;
grant execute on function app.branch_finished(uuid, uuid, uuid, date, uuid, jsonb) to blesaf_api;
