import type pg from 'pg'
import { shapeCatalogue } from '../../../sync/shapes/shape-catalogue.ts'

/**
 * What replication would see, by triggers, since PGlite has none: each write of a published table as the texts of all
 * columns that some audience may have. A schema of the world's own; nothing of the product knows it.
 */
export async function recordChanges(root: pg.Pool): Promise<void> {
  await root.query(`
    create schema sim;
    grant usage on schema sim to public;
    create table sim.changes (n bigint generated always as identity primary key, shape text not null, op text not null, row json not null)`)
  for (const [shape, { table, columns }] of Object.entries(shapeCatalogue)) {
    const names = Object.keys(columns.staff)
    const rowOf = (record: string) =>
      `json_object(array[${names.map((name) => `'${name}'`).join(', ')}], array[${names.map((name) => `${record}.${name}::text`).join(', ')}])`
    await root.query(`
      create function sim.rows_of_${shape}() returns setof json language sql stable set timezone = 'UTC'
      as $$ select ${rowOf('t')} from ${table} t $$;
      create function sim.record_${shape}() returns trigger language plpgsql security definer set timezone = 'UTC' set search_path = pg_catalog, pg_temp
      as $$
      begin
        insert into sim.changes (shape, op, row)
        values ('${shape}', lower(tg_op), case tg_op when 'DELETE' then ${rowOf('old')} else ${rowOf('new')} end);
        return null;
      end
      $$;
      create trigger zz_sim_record after insert or update or delete on ${table} for each row execute function sim.record_${shape}()`)
  }
}
