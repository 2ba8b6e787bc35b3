-- graphile-worker switches row level security on for its tables and makes no policy, so that only their owner sees jobs.
-- blesaf_owner owns them (its definer functions enqueue); blesaf_worker gets what running jobs needs, and no more: it
-- may neither alter nor drop the schema.
grant usage on schema graphile_worker to blesaf_worker;
grant select on graphile_worker.migrations to blesaf_worker;

do $$
declare
  relation record;
begin
  for relation in
    select c.oid, c.relname, c.relkind, c.relrowsecurity
    from pg_catalog.pg_class as c
    where c.relnamespace = 'graphile_worker'::pg_catalog.regnamespace and c.relkind in ('r', 'v') and c.relname <> 'migrations'
  loop
    execute pg_catalog.format('grant select on graphile_worker.%I to blesaf_worker', relation.relname);
    if relation.relkind = 'r' then
      execute pg_catalog.format('grant insert, update, delete on graphile_worker.%I to blesaf_worker', relation.relname);
    end if;
    if relation.relrowsecurity then
      execute pg_catalog.format('drop policy if exists worker_runs_jobs on graphile_worker.%I', relation.relname);
      execute pg_catalog.format(
        'create policy worker_runs_jobs on graphile_worker.%I to blesaf_worker using (true) with check (true)', relation.relname);
    end if;
  end loop;
end
$$;

revoke execute on all functions in schema graphile_worker from public;
grant execute on all functions in schema graphile_worker to blesaf_worker;
grant usage on all sequences in schema graphile_worker to blesaf_worker;
