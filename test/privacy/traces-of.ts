import type { World } from '../setup/world.ts'

/** Every row of every table that bears the tenant, and every job, as text: what is not found here is nowhere. */
export async function tracesOf(world: World, tenantId: string, traces: readonly string[]): Promise<string[]> {
  const { rows: tables } = await world.root.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' union select 'graphile_worker._private_jobs' order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const text = `select t::text as row from ${name} t where t::text like '%' || $1 || '%'`
    const { rows } = await world.root.query<{ row: string }>(text, [tenantId])
    for (const { row } of rows)
      found.push(...traces.filter((trace) => row.includes(trace)).map((trace) => `${name}: ${trace}`))
  }
  return [...new Set(found)]
}
