import type pg from 'pg'

/**
 * Pictures of all that the authority knows, kept inside its database: a backup and its restore, far faster than files. A
 * picture is a schema with a copy of each table and where the sequences stood.
 */
export async function allowPictures(root: pg.Pool): Promise<void> {
  await root.query(`
    create function sim.tables(out name text, out columns text) returns setof record language sql stable as $$
      select format('%I.%I', n.nspname, c.relname),
        (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('app', 'app_private', 'limits') and c.relkind in ('r', 'p') and not c.relispartition
      order by 1
    $$;
    create procedure sim.take_picture(p_name text) language plpgsql as $$
    declare
      t record;
    begin
      execute format('drop schema if exists %I cascade', 'picture_' || p_name);
      execute format('create schema %I', 'picture_' || p_name);
      for t in select * from sim.tables() loop
        execute format('create table %I.%I as select %s from %s', 'picture_' || p_name, t.name, t.columns, t.name);
      end loop;
      execute format('create table %I.sequences as select schemaname, sequencename, last_value, start_value from pg_sequences where schemaname in (''app'', ''app_private'')', 'picture_' || p_name);
    end
    $$;
    create procedure sim.restore_picture(p_name text) language plpgsql set session_replication_role = replica as $$
    declare
      t record;
      v_is_empty boolean;
    begin
      for t in select * from sim.tables() loop
        execute format('select not exists (select from %s)', t.name) into v_is_empty;
        if not v_is_empty then
          execute format('truncate %s cascade', t.name);
        end if;
      end loop;
      for t in select * from sim.tables() loop
        execute format('insert into %s (%s) overriding system value select %s from %I.%I', t.name, t.columns, t.columns, 'picture_' || p_name, t.name);
      end loop;
      for t in execute format('select * from %I.sequences', 'picture_' || p_name) loop
        perform setval(format('%I.%I', t.schemaname, t.sequencename)::regclass, coalesce(t.last_value, t.start_value), t.last_value is not null);
      end loop;
      delete from sim.changes;
    end
    $$`)
}

export async function takePicture(root: pg.Pool, name: string): Promise<void> {
  await root.query('call sim.take_picture($1)', [name])
}

export async function restorePicture(root: pg.Pool, name: string): Promise<void> {
  await root.query('call sim.restore_picture($1)', [name])
}
