-- Decides, at the moment of sending and not of calling, what becomes of "it is your turn" (I13): too late, it dies stale;
-- the call no longer stands, it dies untrue; else it would go out, and until a provider is set that is only noted.
-- A call stands while the ticket is called and nothing after the command's own event has changed its state; a recall
-- announces the same call again. Run again after a crash it finds its first answer. The log names no person.
-- Who: blesaf_worker. Answers the status. Concurrency: advisory lock per command, for two runs of one job.
create or replace function app.job_deliver_called(p_tenant_id uuid, p_ticket_id uuid, p_command_id uuid, p_valid_until timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_status text;
begin
  perform app_private.enter(p_tenant_id);
  perform pg_advisory_xact_lock(hashtextextended(p_command_id::text, 0));
  select m.status into v_status from app.message_log m
  where m.ticket_id = p_ticket_id and m.kind = 'called' and m.detail ->> 'command_id' = p_command_id::text;
  if found then
    return v_status;
  end if;
  v_status := case
    when app.now() >= p_valid_until then 'died_stale'
    when not exists (
      select from app.tickets t
      join app.ticket_events e on e.ticket_id = t.id and e.command_id = p_command_id
      where t.id = p_ticket_id and t.state = 'called' and not exists (
        select from app.ticket_events l where l.ticket_id = t.id and l.ordinal > e.ordinal and l.patch ? 'state')) then 'died_untrue'
    else 'no_provider'
  end;
  insert into app.message_log (tenant_id, branch_id, ticket_id, kind, status, created_at, detail)
  values (p_tenant_id, (select h.branch_id from app.ticket_history h where h.id = p_ticket_id), p_ticket_id, 'called', v_status,
    app.now(), jsonb_build_object('command_id', p_command_id));
  return v_status;
end
$$;
grant execute on function app.job_deliver_called(uuid, uuid, uuid, timestamptz) to blesaf_worker;
