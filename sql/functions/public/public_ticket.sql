-- A ticket as its holder sees it, for whoever holds its secret: no id of anybody, nothing personal; one that is awaited names
-- the branch, where its holder shows to have come. Beside it, for the server alone, where it stands. Null for whatever
-- app_private.own_ticket does not open. One that has ended is told until it goes to the archive, where no ticket keeps its
-- secret: what happened a day ago may still be looked up.
-- Who: blesaf_api, for anybody. Raises: nothing. Concurrency: none.
create or replace function app.public_ticket(p_tenant_id uuid, p_ticket_id uuid, p_secret text) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  t app.tickets;
  b app.branches;
begin
  perform app_private.enter(p_tenant_id);
  t := app_private.own_ticket(p_ticket_id, p_secret);
  if t.id is null then
    return null;
  end if;
  select r.* into b from app.branches r where r.id = t.branch_id;
  return jsonb_build_object('branch_id', t.branch_id, 'ticket_id', t.id, 'ticket', jsonb_build_object(
    'branch', b.names, 'zone', rules.clock_rule(b.clock, t.queue_day) ->> 'zone',
    'number', t.number, 'state', t.state, 'language', t.language, 'leg_index', t.leg_index,
    'digits', (select s.digits from app.tenant_settings s where s.tenant_id = p_tenant_id),
    'services', (
      select jsonb_agg(s.names order by l.ordinality)
      from jsonb_array_elements(t.legs) with ordinality l join app.services s on s.id = (l.value ->> 'service_id')::uuid),
    'counter', (select c.label from app.counters c where c.id = t.counter_id and t.state in ('called', 'serving')),
    'queued_at', t.queued_at, 'called_at', case when t.state in ('called', 'serving') then t.called_at end,
    'ended_at', t.ended_at, 'feedback', t.feedback_score,
    'awaited_by', case when app_private.is_awaited(t) then t.branch_id end, 'server_time', app.now()));
end
$$;
grant execute on function app.public_ticket(uuid, uuid, text) to blesaf_api;
