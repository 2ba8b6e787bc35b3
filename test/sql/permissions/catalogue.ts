import type pg from 'pg'

/** Who must be able to do little, and public, through which everybody would be able. */
export const LIMITED_ROLES = ['public', 'blesaf_api', 'blesaf_worker', 'blesaf_replication'] as const

const SCHEMAS = `('app'::regnamespace, 'app_private'::regnamespace, 'rules'::regnamespace, 'limits'::regnamespace)`

/** Every privilege on a table or view that one of them has, whole or on columns: `role privilege table (columns)`. */
const TABLE_PRIVILEGES = `
  select format('%s %s %s', g.role, lower(g.privilege), g.relation)
    || coalesce(' (' || string_agg(g.column_name, ', ' order by g.column_name) || ')', '') as line
  from (
    select c.oid::regclass::text as relation, coalesce(r.rolname, 'public') as role, x.privilege_type as privilege, null::text as column_name
    from pg_class c cross join lateral aclexplode(c.relacl) x left join pg_roles r on r.oid = x.grantee
    where c.relnamespace in ${SCHEMAS}
    union all
    select c.oid::regclass::text, coalesce(r.rolname, 'public'), x.privilege_type, a.attname::text
    from pg_class c join pg_attribute a on a.attrelid = c.oid cross join lateral aclexplode(a.attacl) x
    left join pg_roles r on r.oid = x.grantee
    where c.relnamespace in ${SCHEMAS}
  ) g
  where g.role = any ($1)
  group by g.role, g.privilege, g.relation, g.column_name is null
  order by 1`

const FUNCTIONS = `
  select format('%s %s', r.role, p.oid::regprocedure::text) as line
  from pg_proc p cross join unnest($1::text[]) r (role)
  where p.pronamespace = $2::regnamespace
    and exists (
      select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x left join pg_roles g on g.oid = x.grantee
      where x.privilege_type = 'EXECUTE' and coalesce(g.rolname, 'public') = r.role)
  order by 1`

async function lines(root: pg.Pool, text: string, values: unknown[]): Promise<string[]> {
  const { rows } = await root.query<{ line: string }>(text, values)
  return rows.map((row) => row.line)
}

export async function tablePrivileges(root: pg.Pool): Promise<string[]> {
  return lines(root, TABLE_PRIVILEGES, [LIMITED_ROLES])
}

export async function executableFunctions(root: pg.Pool, schema: string): Promise<string[]> {
  return lines(root, FUNCTIONS, [LIMITED_ROLES, schema])
}

/** Tables with rows of tenants, their partitions included; app.tenants is one by its own id. */
export async function tenantTables(root: pg.Pool): Promise<string[]> {
  return lines(
    root,
    `select c.oid::regclass::text as line from pg_class c
     where c.relnamespace in ${SCHEMAS} and c.relkind in ('r', 'p')
       and (c.oid = 'app.tenants'::regclass or exists (
         select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))
     order by 1`,
    [],
  )
}
