import type pg from 'pg'
import { tenantTables } from './catalogue.ts'

/** Every row of a tenant, or of one branch of it, as one digest per table: equal means that nothing was touched. */
export async function fingerprint(
  root: pg.Pool,
  column: 'tenant_id' | 'branch_id',
  id: string,
): Promise<Record<string, string>> {
  // One question for all tables: suites ask it hundreds of times.
  const parts = (await tablesWith(root, column)).map((table) => {
    const own = table === 'app.tenants' || (table === 'app.branches' && column === 'branch_id') ? 'id' : column
    return `select '${table}' as name, count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as digest
      from ${table} t where ${own} = $1`
  })
  const { rows } = await root.query<{ name: string; digest: string }>(parts.join(' union all '), [id])
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}

async function tablesWith(root: pg.Pool, column: 'tenant_id' | 'branch_id'): Promise<string[]> {
  const tables = await tenantTables(root)
  if (column === 'tenant_id') return tables
  const { rows } = await root.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.oid = any ($1::regclass[]) and (c.oid = 'app.branches'::regclass
       or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'branch_id' and not a.attisdropped)) order by 1`,
    [tables],
  )
  return rows.map((row) => row.name)
}

/** Every uuid that a tenant's rows bear: none of them may come back from a call of another tenant. */
export async function idsOf(root: pg.Pool, tenantId: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const table of await tenantTables(root)) {
    const own = table === 'app.tenants' ? 'id' : 'tenant_id'
    const { rows } = await root.query<{ text: string }>(`select t::text as text from ${table} t where ${own} = $1`, [
      tenantId,
    ])
    for (const row of rows)
      for (const [id] of row.text.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) ids.add(id)
  }
  return ids
}
