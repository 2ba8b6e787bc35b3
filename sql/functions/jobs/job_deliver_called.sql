-- Decides, at the moment of sending and not of calling, what becomes of "it is your turn" (I13): too late, it dies stale;
-- the call no longer stands (call_stands), it dies untrue; else it would go out, and where no phone took a push and no
-- provider is set that is only noted. Run again after a crash it finds its first answer. The log names no person.
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
    when not app_private.call_stands(p_ticket_id, p_command_id) then 'died_untrue'
    else 'no_provider'
  end;
  insert into app.message_log (tenant_id, branch_id, ticket_id, kind, status, created_at, detail)
  values (p_tenant_id, (select h.branch_id from app.ticket_history h where h.id = p_ticket_id), p_ticket_id, 'called', v_status,
    app.now(), jsonb_build_object('command_id', p_command_id));
  return v_status;
end
$$;
grant execute on function app.job_deliver_called(uuid, uuid, uuid, timestamptz) to blesaf_worker;
