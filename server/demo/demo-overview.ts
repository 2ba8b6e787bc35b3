import { z } from '@hono/zod-openapi'
import type pg from 'pg'

const names = z.object({ ar: z.string(), fr: z.string(), en: z.string() })
const device = z.object({ id: z.uuid(), kind: z.string(), name: z.string(), is_enrolled: z.boolean() })
const person = z.object({ id: z.uuid(), name: z.string(), role: z.string(), email: z.string().nullable() })
const branch = z.object({
  id: z.uuid(),
  slug: z.string(),
  names,
  config_version: z.int(),
  today: z.iso.date(),
  services: z.array(z.object({ id: z.uuid(), prefix: z.string(), names })),
  classes: z.array(z.object({ id: z.uuid(), code: z.string(), names })),
  counters: z.array(z.object({ id: z.uuid(), label: z.string(), state: z.string() })),
  devices: z.array(device),
  people: z.array(person),
})
export type DemoBranchNow = z.output<typeof branch> & { readonly tenantId: string }

export const demoBanks = z.array(z.object({ id: z.uuid(), slug: z.string(), names, branches: z.array(branch) }))

export async function readDemoBanks(pool: Pick<pg.Pool, 'query'>): Promise<z.output<typeof demoBanks>> {
  const { rows } = await pool.query<{ banks: unknown }>('select app.demo_overview() as banks')
  return demoBanks.parse(rows[0]?.banks)
}

/** Every branch of the demo with the tenant that it belongs to. */
export async function readDemoBranches(pool: Pick<pg.Pool, 'query'>): Promise<DemoBranchNow[]> {
  const banks = await readDemoBanks(pool)
  return banks.flatMap((bank) => bank.branches.map((each) => ({ ...each, tenantId: bank.id })))
}
