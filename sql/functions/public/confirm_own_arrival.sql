-- Somebody who holds a ticket's secret has proven to be here: gives confirm_arrival as the server. Answers the state that the
-- ticket then has. p_id names the command; the same again takes no second effect.
-- Who: blesaf_api, after it has judged the proof. Raises: not_found (no ticket of that secret), and what push_own raises.
-- Concurrency: the server's writer of the branch, in push_own.
create or replace function app.confirm_own_arrival(
  p_tenant_id uuid, p_ticket_id uuid, p_secret text, p_proof text, p_id uuid
) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_facts jsonb := app.arrival_facts(p_tenant_id, p_ticket_id, p_secret);
begin
  if v_facts is null then
    perform app_private.refuse('not_found');
  end if;
  perform app.push_own(p_tenant_id, (v_facts ->> 'branch_id')::uuid, 'confirm_arrival', 'fact',
    jsonb_build_object('ticket_id', p_ticket_id, 'proof', p_proof), p_id);
  return app.arrival_facts(p_tenant_id, p_ticket_id, p_secret) ->> 'state';
end
$$;
grant execute on function app.confirm_own_arrival(uuid, uuid, text, text, uuid) to blesaf_api;
