-- Moves one batch of finished tickets, with their events, from the hot tables into the archive: those whose day in the
-- line is older than the tenant's setting. What is still open stays until its day is closed.
-- A printed day that lies in the future (a device's clock was wrong) is looked for in the second step; one that runs
-- less far ahead of the day in the line comes a few nights later.
-- Who: blesaf_worker. Answers {tickets, events}; fewer tickets than asked for means that nothing is left for now.
-- Concurrency: skip locked; one batch is one short transaction, the pause between two is the caller's.
create or replace function app.job_archive_batch(p_tenant_id uuid, p_tickets_max integer default 500) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  b record;
  v_ids uuid[] := '{}';
  v_days integer;
  v_before date;
  v_days_ahead constant integer := 3;
begin
  perform app_private.enter(p_tenant_id);
  v_days := app_private.archive_days();
  for b in select r.id, d.day from app.branches r, app_private.branch_day(r.id, app.now()) d order by r.id loop
    exit when cardinality(v_ids) >= p_tickets_max;
    v_before := b.day - v_days;
    v_ids := v_ids || app_private.pick_archivable(b.id, '-infinity', v_before, v_before, p_tickets_max - cardinality(v_ids));
    v_ids := v_ids || app_private.pick_archivable(b.id, b.day + v_days_ahead, 'infinity', v_before, p_tickets_max - cardinality(v_ids));
  end loop;
  perform app_private.make_partition(p.name, m.month)
  from (select distinct date_trunc('month', t.queue_day)::date as month from app.tickets t where t.id = any (v_ids)) m,
    unnest(array['tickets_archive', 'ticket_events_archive']) as p (name);
  return jsonb_build_object('tickets', cardinality(v_ids), 'events', app_private.archive_tickets(v_ids, app.now()));
end
$$;
grant execute on function app.job_archive_batch(uuid, integer) to blesaf_worker;
