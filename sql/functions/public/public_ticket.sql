-- A ticket as its holder sees it, for whoever holds its secret: no id of anybody, nothing personal. Null for every other
-- secret, ticket or tenant, after the same two index steps. By another id of a merged ticket too. One that has ended is
-- told until it goes to the archive, where no ticket keeps its secret: what happened a day ago may still be looked up.
-- Who: blesaf_api, for anybody. Raises: nothing. Concurrency: none.
create or replace function app.public_ticket(p_tenant_id uuid, p_ticket_id uuid, p_secret text) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  t app.tickets;
begin
  perform app_private.enter(p_tenant_id);
  select k.* into t from app.tickets k
  where k.id = coalesce((select a.ticket_id from app.ticket_aliases a where a.alias_id = p_ticket_id), p_ticket_id);
  -- Only its digest is kept, and comparing that says nothing of how much of a guess was right.
  if t.secret_digest is null or t.secret_digest is distinct from app_private.secret_digest(p_secret) then
    return null;
  end if;
  return jsonb_build_object(
    'number', t.number, 'state', t.state, 'language', t.language, 'leg_index', t.leg_index,
    'services', (
      select jsonb_agg(s.names order by l.ordinality)
      from jsonb_array_elements(t.legs) with ordinality l join app.services s on s.id = (l.value ->> 'service_id')::uuid),
    'counter', (select c.label from app.counters c where c.id = t.counter_id and t.state in ('called', 'serving')),
    'queued_at', t.queued_at, 'called_at', case when t.state in ('called', 'serving') then t.called_at end,
    'ended_at', t.ended_at, 'server_time', app.now());
end
$$;
grant execute on function app.public_ticket(uuid, uuid, text) to blesaf_api;
