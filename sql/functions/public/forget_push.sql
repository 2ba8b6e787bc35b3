-- Forgets one browser's subscription to a ticket, for whoever holds its secret; one that is not there is forgotten already.
-- Who: blesaf_api, for anybody. Raises: not_found. Concurrency: none needed.
create or replace function app.forget_push(p_tenant_id uuid, p_ticket_id uuid, p_secret text, p_digest text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  t app.tickets;
begin
  perform app_private.enter(p_tenant_id);
  t := app_private.own_ticket(p_ticket_id, p_secret);
  if t.id is null then
    perform app_private.refuse('not_found');
  end if;
  delete from app.push_subscriptions s where s.ticket_id = t.id and s.endpoint_digest = p_digest;
end
$$;
grant execute on function app.forget_push(uuid, uuid, text, text) to blesaf_api;
