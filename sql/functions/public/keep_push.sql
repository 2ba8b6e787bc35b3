-- Keeps where a ticket's calls are told, for whoever holds its secret; the same browser again replaces what it gave before,
-- and beyond a few the oldest goes. Answers whether the ticket is one that can still be called.
-- Who: blesaf_api, for anybody. Raises: not_found. Concurrency: the ticket's row against its
-- removal only: a stronger lock would hide the ticket from call_next (I12). What is kept in the moment in which the ticket ends
-- is told to nobody, since no call stands, and job_purge takes it.
create or replace function app.keep_push(p_tenant_id uuid, p_ticket_id uuid, p_secret text, p_digest text, p_sealed text, p_language text)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  t app.tickets;
  v_browsers_max constant integer := 3;
begin
  perform app_private.enter(p_tenant_id);
  t := app_private.own_ticket(p_ticket_id, p_secret);
  if t.id is null then
    perform app_private.refuse('not_found');
  end if;
  perform from app.tickets k where k.id = t.id and k.state in ('waiting', 'called', 'serving', 'parked', 'no_show') for key share;
  if not found then
    return false;
  end if;
  insert into app.push_subscriptions (tenant_id, ticket_id, endpoint_digest, sealed, language, created_at)
  values (p_tenant_id, t.id, p_digest, p_sealed, p_language, app.now())
  on conflict (tenant_id, ticket_id, endpoint_digest) do update
    set sealed = excluded.sealed, language = excluded.language, created_at = excluded.created_at;
  delete from app.push_subscriptions s where s.ticket_id = t.id and s.endpoint_digest in (
    select o.endpoint_digest from app.push_subscriptions o where o.ticket_id = t.id
    order by o.created_at desc, o.endpoint_digest offset v_browsers_max);
  return true;
end
$$;
grant execute on function app.keep_push(uuid, uuid, text, text, text, text) to blesaf_api;
