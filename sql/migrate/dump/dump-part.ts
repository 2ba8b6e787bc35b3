import type pg from 'pg'

/**
 * A part of the dump: a query that answers for each object its name and its lines. Sorted here by code unit, because
 * neither a collation nor the order of a join may change the dump.
 */
export async function readObjects(client: pg.ClientBase, sql: string): Promise<string[]> {
  const answer = await client.query<{ name: string; lines: string[] }>(sql)
  return answer.rows.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((row) => row.lines)
}

/** Schemas that are not ours: Postgres' own, graphile-worker's, and the tool's. */
export const ownSchema = (column: string): string =>
  `${column}::regnamespace::text !~ '^pg_' and ${column}::regnamespace::text not in ('information_schema', 'graphile_worker', 'migrations')`

/** Objects that an extension made belong to its version, not to our text. */
export const notOfExtension = (catalogue: string, oid: string): string =>
  `not exists (select from pg_depend as e where e.classid = '${catalogue}'::regclass and e.objid = ${oid} and e.deptype = 'e')`

/**
 * Grants as lines. The owner's own rights go without saying. A null list means the defaults of `kind`, which for
 * functions include everybody: that must be seen.
 */
export const grantLines = (acl: string, kind: string, owner: string): string => `
  (select array_agg(format('  grant %s to %s', g.privileges, g.grantee) order by g.grantee collate "C")
   from (
     select coalesce(r.rolname, 'public') as grantee,
       string_agg(lower(a.privilege_type) || case when a.is_grantable then ' with grant option' else '' end, ', '
         order by a.privilege_type collate "C") as privileges
     from aclexplode(coalesce(${acl}, acldefault('${kind}', ${owner}))) as a left join pg_roles as r on r.oid = a.grantee
     where a.grantee <> ${owner} group by 1
   ) as g)`
