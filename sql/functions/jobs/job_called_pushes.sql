-- To whom "it is your turn" is pushed at this moment, and what it says: null when it is too late, when the call no longer
-- stands, when it was answered already, or when no phone asked for it; job_deliver_called then says what became of it. No
-- name and no id goes out. Run again after a crash it may send twice: the second takes the first one's place on the phone.
-- Who: blesaf_worker. Raises: nothing. Concurrency: none; the answer holds for the moment, which is what I13 asks for.
create or replace function app.job_called_pushes(p_tenant_id uuid, p_ticket_id uuid, p_command_id uuid, p_valid_until timestamptz)
returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_phones jsonb;
begin
  perform app_private.enter(p_tenant_id);
  if app.now() >= p_valid_until or not app_private.call_stands(p_ticket_id, p_command_id) or exists (
    select from app.message_log m
    where m.ticket_id = p_ticket_id and m.kind = 'called' and m.detail ->> 'command_id' = p_command_id::text) then
    return null;
  end if;
  select jsonb_agg(jsonb_build_object('digest', s.endpoint_digest, 'sealed', s.sealed, 'language', s.language))
  into v_phones from app.push_subscriptions s where s.ticket_id = p_ticket_id;
  return case when v_phones is not null then jsonb_build_object('phones', v_phones,
    'number', (select t.number from app.tickets t where t.id = p_ticket_id),
    'counter', (select c.label from app.tickets t join app.counters c on c.id = t.counter_id where t.id = p_ticket_id),
    'now_s', floor(extract(epoch from app.now())),
    'left_ms', floor(extract(epoch from p_valid_until - app.now()) * 1000)) end;
end
$$;
grant execute on function app.job_called_pushes(uuid, uuid, uuid, timestamptz) to blesaf_worker;
