-- Deletes one batch of a tenant's history that is past its retention, in months that other tenants still keep. A ticket
-- goes with its events and aliases; with the history go old appointments and decided quarantine, which are few. A day's
-- sums stay: they name nobody.
-- Who: blesaf_worker. Answers how many tickets and commands went; fewer than asked for of both: nothing is left.
-- Concurrency: none; nothing else writes rows that old.
create or replace function app.job_purge_history(p_tenant_id uuid, p_rows_max integer default 5000) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_cutoff date := app.job_history_cutoff(p_tenant_id);
  v_tickets integer;
  v_commands integer;
begin
  perform app_private.enter(p_tenant_id);
  with old as (
    select t.id, t.queue_day from app.tickets_archive t where t.queue_day < v_cutoff limit p_rows_max
  ), events as (
    delete from app.ticket_events_archive e using old o where e.ticket_id = o.id and e.queue_day = o.queue_day
  ), aliases as (
    delete from app.ticket_aliases a using old o where a.ticket_id = o.id
  )
  delete from app.tickets_archive t using old o where t.id = o.id and t.queue_day = o.queue_day;
  get diagnostics v_tickets = row_count;
  with old as (
    select c.writer_id, c.seq, c.recorded_at from app.commands_archive c where c.recorded_at < v_cutoff limit p_rows_max
  )
  delete from app.commands_archive c using old o
  where c.writer_id = o.writer_id and c.seq = o.seq and c.recorded_at = o.recorded_at;
  get diagnostics v_commands = row_count;
  delete from app.command_replays r where r.recorded_at < v_cutoff;
  -- A ticket whose month left as a whole leaves its other names behind.
  delete from app.ticket_aliases a where a.created_at < v_cutoff;
  delete from app.appointments a where a.slot_day < v_cutoff and a.state <> 'booked';
  -- What waits for a person's decision waits.
  delete from app.quarantine q where q.decided_at < v_cutoff and q.quarantined_at < v_cutoff;
  return jsonb_build_object('tickets', v_tickets, 'commands', v_commands);
end
$$;
grant execute on function app.job_purge_history(uuid, integer) to blesaf_worker;
