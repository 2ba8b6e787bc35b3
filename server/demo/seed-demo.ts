import type pg from 'pg'
import { createRandom } from '../../sync/random/create-random.ts'
import { asOwner } from '../configuration/as-owner.ts'
import { type DemoBank, planDemo } from './demo-plan.ts'
import { isDemoAllowed } from './is-demo-allowed.ts'
import { seedMorning } from './morning/seed-morning.ts'
import { seedBranch } from './seed-branch.ts'

type SeedDemoOptions = {
  /** A login that may become the owner. */
  connection: pg.ClientConfig
  /** The same time that app.now() gives, in milliseconds. */
  now: () => number
  seed: string
  /** Of the one password that all people of the demo have. */
  passwordHash: string
}

export type SeededDemo = { kind: 'seeded'; banks: DemoBank[]; customers: number } | { kind: 'refused' }

/**
 * Two invented banks of three branches each, with a morning's customers: the same ids and names for the same seed.
 * Again on the same day it changes nothing; on a later day a branch that nobody has used yet gets a new morning.
 * Refused beside tenants that are real.
 */
export async function seedDemo({ connection, now, seed, passwordHash }: SeedDemoOptions): Promise<SeededDemo> {
  const banks = planDemo(seed)
  const isAllowed = await asOwner(connection, async (client) => {
    if (!(await isDemoAllowed(client))) return false
    for (const { id, slug, names } of banks) await seedBank(client, id, slug, names)
    return true
  })
  if (!isAllowed) return { kind: 'refused' }
  const branches = banks.flatMap((bank) => bank.branches.map((branch) => ({ tenantId: bank.id, branch })))
  const counts = await Promise.all(
    branches.map(({ tenantId, branch }) =>
      asOwner(connection, async (client) => {
        // Nothing here is worth a wait for the disk: after a crash the next start seeds what is missing.
        await client.query(
          `select set_config('app.tenant_id', $1, false), set_config('synchronous_commit', 'off', false)`,
          [tenantId],
        )
        await seedBranch(client, { tenantId, branch, passwordHash })
        return seedMorning(client, { tenantId, branch, now, random: createRandom(`morning/${seed}/${branch.file}`) })
      }),
    ),
  )
  return { kind: 'seeded', banks, customers: counts.reduce((sum, count) => sum + count, 0) }
}

async function seedBank(client: pg.Client, id: string, slug: string, names: unknown): Promise<void> {
  await client.query(`select set_config('app.tenant_id', $1, false)`, [id])
  const { rowCount } = await client.query('select from app.tenants where id = $1', [id])
  if (rowCount === 0)
    await client.query('select app_private.create_tenant($1, $2, $3, true)', [id, slug, JSON.stringify(names)])
}
