-- Whether the session of that backend holds a two-part advisory lock of this database. Who: functions of ours.
-- Concurrency: none; the lock may go in the next moment.
create or replace function app_private.holds_lock(p_class integer, p_object integer, p_pid integer) returns boolean
language sql stable
as $$
  select exists (
    select from pg_catalog.pg_locks l
    where l.locktype = 'advisory' and l.granted and l.pid = p_pid
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
      and l.classid::bigint = p_class and l.objid::bigint = p_object and l.objsubid = 2
  )
$$;
