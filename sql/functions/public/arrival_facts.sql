-- What the server needs to judge a proof of arrival, for whoever holds the ticket's secret: its branch, whether it is awaited,
-- and where the branch stands, if it says so. Null for whatever app_private.own_ticket does not open, as public_ticket.
-- Who: blesaf_api, for anybody. Raises: nothing. Concurrency: none.
create or replace function app.arrival_facts(p_tenant_id uuid, p_ticket_id uuid, p_secret text) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  t app.tickets;
begin
  perform app_private.enter(p_tenant_id);
  t := app_private.own_ticket(p_ticket_id, p_secret);
  if t.id is null then
    return null;
  end if;
  return jsonb_build_object('branch_id', t.branch_id, 'state', t.state, 'is_awaited', app_private.is_awaited(t), 'position', (
    select c.document #> '{branch,position}' from app.branch_configs c where c.branch_id = t.branch_id));
end
$$;
grant execute on function app.arrival_facts(uuid, uuid, text) to blesaf_api;
