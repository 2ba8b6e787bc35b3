import type pg from 'pg'
import { HAS_FULL_IDENTITY, isPublishedSql } from './followed-sql.ts'
import type { RelationName } from './parse-relation-name.ts'
import type { Table, TableColumn } from './table.ts'

type Found = Pick<Table, 'oid' | 'isPartitioned' | 'partitions' | 'isFollowed'> & { columns: ColumnRow[] }
type ColumnRow = TableColumn & { keyIndex: number | null }

/**
 * Views and foreign tables have no changes to follow: for a shape they do not exist. Nor do columns that the publication
 * never sends: virtual ones, and stored generated ones unless it says so, which Postgres 18 made possible.
 */
const TABLE = `
  select c.oid::bigint::float8 as oid,
         case when c.relkind = 'p'
           then array(select relid::oid::bigint::float8 from pg_catalog.pg_partition_tree(c.oid) where isleaf)
           else '{}' end as partitions,
         c.relkind = 'p' as "isPartitioned",
         ${HAS_FULL_IDENTITY} and ${isPublishedSql('$3')} as "isFollowed",
         (select coalesce(json_agg(json_build_object(
              'name', a.attname,
              'type', case when is_array then e.typname else t.typname end,
              'dims', case when is_array then greatest(a.attndims, 1) else 0 end,
              'isEnum', coalesce(e.typtype, t.typtype) = 'e',
              'typeOid', a.atttypid::bigint,
              'typeModifier', a.atttypmod,
              'isNotNull', a.attnotnull,
              'keyIndex', array_position(k.conkey, a.attnum)
            ) order by a.attnum), '[]'::json)
            from pg_catalog.pg_attribute a
            join pg_catalog.pg_type t on t.oid = a.atttypid
            cross join lateral (select t.typcategory = 'A' and t.typelem <> 0 as is_array) kind
            left join pg_catalog.pg_type e on e.oid = t.typelem and is_array
            left join pg_catalog.pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             and (a.attgenerated = '' or a.attgenerated = 's' and exists (
                   select from pg_catalog.pg_publication p where p.pubname = $3 and to_jsonb(p) ->> 'pubgencols' = 's'))
         ) as columns
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname = $1 and c.relname = $2 and c.relkind in ('r', 'p')`

export async function readTable(
  pool: Pick<pg.Pool, 'query'>,
  { schema, table }: RelationName,
  publication: string,
): Promise<Table | undefined> {
  const { rows } = await pool.query<Found>(TABLE, [schema, table, publication])
  const found = rows[0]
  // A table without columns has rows, but nothing to tell them by.
  if (found === undefined || found.columns.length === 0) return undefined
  const keyed = found.columns.filter(({ keyIndex }) => keyIndex !== null)
  const key = keyed.sort((a, b) => (a.keyIndex ?? 0) - (b.keyIndex ?? 0)).map(({ name }) => name)
  const columns = found.columns.map(({ keyIndex: _, ...column }): TableColumn => column)
  const { oid, isPartitioned, partitions, isFollowed } = found
  return { oid, schema, name: table, columns, key, isPartitioned, partitions, isFollowed }
}
