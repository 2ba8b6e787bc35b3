-- Makes the archive's months ahead: this one and the next three, so that moving rows needs no DDL.
-- Who: blesaf_worker, daily and at start. Concurrency: see make_partition.
create or replace function app.job_make_partitions() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC'
as $$
declare
  v_months_ahead constant integer := 3;
begin
  perform app_private.make_partition(p.name, (date_trunc('month', app.now()) + make_interval(months => n))::date)
  from unnest(array['tickets_archive', 'ticket_events_archive', 'commands_archive']) as p (name), generate_series(0, v_months_ahead) n;
end
$$;
grant execute on function app.job_make_partitions() to blesaf_worker;
