-- Notes that "it is your turn" was taken by a push service, and forgets the phones of which a service said that they are
-- gone. Without a phone that took it nothing is noted: the job is tried again while there is time.
-- Who: blesaf_worker. Raises: nothing. Concurrency: advisory lock per command, as in job_deliver_called.
create or replace function app.job_note_pushed(p_tenant_id uuid, p_ticket_id uuid, p_command_id uuid, p_taken integer, p_gone text[])
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
begin
  perform app_private.enter(p_tenant_id);
  delete from app.push_subscriptions s where s.ticket_id = p_ticket_id and s.endpoint_digest = any (p_gone);
  perform pg_advisory_xact_lock(hashtextextended(p_command_id::text, 0));
  insert into app.message_log (tenant_id, branch_id, ticket_id, kind, status, created_at, detail)
  select p_tenant_id, h.branch_id, h.id, 'called', 'sent', app.now(),
    jsonb_build_object('command_id', p_command_id, 'way', 'push', 'phones', p_taken)
  from app.ticket_history h
  where h.id = p_ticket_id and p_taken > 0 and not exists (
    select from app.message_log m
    where m.ticket_id = p_ticket_id and m.kind = 'called' and m.detail ->> 'command_id' = p_command_id::text);
end
$$;
grant execute on function app.job_note_pushed(uuid, uuid, uuid, integer, text[]) to blesaf_worker;
