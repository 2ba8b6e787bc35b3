-- Drops the archive's months that end before p_before: the earliest cutoff of all tenants, which the caller has asked
-- each of them for. Never a month younger than the shortest retention that a tenant may set.
-- Who: blesaf_worker. Answers the names of what is gone. Raises lock_not_available when a reader is in the way: the
-- next night is early enough, and no reader of the history waits for us.
-- Concurrency: detaching locks the parent exclusively for a moment; concurrently would not run inside a function.
create or replace function app.job_drop_months(p_before date) returns text[]
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' set lock_timeout = '2s'
as $$
declare
  v record;
  v_dropped text[] := '{}';
  v_before date := least(date_trunc('month', p_before), date_trunc('month', app.now()) - interval '1 month')::date;
begin
  for v in
    select p.relname as parent, c.relname as name
    from pg_inherits i
    join pg_class p on p.oid = i.inhparent
    join pg_class c on c.oid = i.inhrelid
    where p.relnamespace = 'app'::regnamespace and p.relname in ('tickets_archive', 'ticket_events_archive', 'commands_archive')
      and to_date(right(c.relname, 7), 'YYYY_MM') < v_before
    order by c.relname
  loop
    execute format('alter table app.%I detach partition app.%I', v.parent, v.name);
    execute format('drop table app.%I', v.name);
    v_dropped := v_dropped || v.name::text;
  end loop;
  return v_dropped;
end
$$;
grant execute on function app.job_drop_months(date) to blesaf_worker;
