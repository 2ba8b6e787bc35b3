import pg from 'pg'
import { DEFAULT_SETTINGS } from '../../sql/migrate/run-settings.ts'
import { withMigrationLock } from '../../sql/migrate/with-migration-lock.ts'
import { hashPassword } from '../auth/passwords.ts'
import { readClock } from '../clock/read-clock.ts'
import { asOwner } from '../configuration/as-owner.ts'
import { DEMO_PASSWORD } from '../demo/demo-password.ts'
import { say } from './say.ts'
import { StartError } from './start-error.ts'

/** The same banks, branches and people at every newcomer's. */
const DEMO_SEED = 'blesaf'

/** Makes the demo's banks and their morning; refused beside real tenants. */
export async function prepareDemo(owner: pg.ClientConfig): Promise<void> {
  // Loaded in demo mode only: elsewhere nothing makes people whose password everybody knows.
  const { seedDemo } = await import('../demo/seed-demo.ts')
  say('preparing the demo: two banks and their morning')
  const now = await asOwner(owner, readClock)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const options = { connection: owner, now, seed: DEMO_SEED, passwordHash }
  const seeded = await oneAtATime(owner, () => seedDemo(options))
  if (seeded.kind === 'refused')
    throw new StartError('demo_refused', 'DEMO is refused: this database holds real tenants.')
  say(`  ${seeded.banks.length} banks, ${seeded.customers} customers so far today`)
}

/** Servers that start together would all find the same bank missing and make it; the second now finds it made. */
async function oneAtATime<Result>(owner: pg.ClientConfig, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client(owner)
  // If it is lost, the lock is too; the work fails by itself where that matters.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { waitMsMax } = DEFAULT_SETTINGS
    return await withMigrationLock(client, { waitMsMax, log: () => say('  another server prepares it; waiting') }, work)
  } finally {
    await client.end()
  }
}
