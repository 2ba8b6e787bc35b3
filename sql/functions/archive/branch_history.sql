-- One page of a branch's tickets of a day in the line, hot or archived, by id, which is the order of their making as
-- far as devices make ids by time. Answers {tickets, next_after}; next_after is null on the last page.
-- Who: blesaf_api, for staff of the branch. Raises: the refusals of enter_session.
create or replace function app.branch_history(
  p_tenant_id uuid, p_session_id uuid, p_branch_id uuid, p_day date, p_after_id uuid, p_limit integer, p_origin jsonb
) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_limit_max constant integer := 500;
  v_limit integer := least(greatest(p_limit, 1), v_limit_max);
  v_tickets jsonb;
begin
  perform app_private.enter_session(p_tenant_id, p_session_id, 'read_history', p_branch_id, p_origin);
  select coalesce(jsonb_agg(to_jsonb(p) order by p.id), '[]') into v_tickets
  from (
    select h.* from app.ticket_history h
    where h.branch_id = p_branch_id and h.queue_day = p_day and h.id > coalesce(p_after_id, '00000000-0000-0000-0000-000000000000')
    order by h.id limit v_limit
  ) p;
  return jsonb_build_object('tickets', v_tickets,
    'next_after', case when jsonb_array_length(v_tickets) = v_limit then v_tickets -> -1 -> 'id' end);
end
$$;
grant execute on function app.branch_history(uuid, uuid, uuid, date, uuid, integer, jsonb) to blesaf_api;
