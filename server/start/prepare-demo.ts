import type pg from 'pg'
import type { Authenticate } from '../auth/device-identity.ts'
import { readClock } from '../clock/read-clock.ts'
import { asOwner } from '../configuration/as-owner.ts'
import { say } from './say.ts'
import { StartError } from './start-error.ts'

/** The same banks, branches and people at every newcomer's. */
const DEMO_SEED = 'blesaf'

// Both parts are loaded in demo mode only: what lets everybody in does not even exist elsewhere.

/** Makes the demo's banks and their morning; refused beside real tenants. */
export async function prepareDemo(owner: pg.ClientConfig): Promise<void> {
  const { seedDemo } = await import('../demo/seed-demo.ts')
  say('preparing the demo: two banks and their morning')
  const now = await asOwner(owner, readClock)
  const seeded = await seedDemo({ connection: owner, now, seed: DEMO_SEED })
  if (seeded.kind === 'refused')
    throw new StartError('demo_refused', 'DEMO is refused: this database holds real tenants.')
  say(`  ${seeded.banks.length} banks, ${seeded.customers} customers so far today`)
}

export async function demoAuthentication(appSecret: string): Promise<Authenticate> {
  const { authenticateDemo } = await import('../demo/authenticate-demo.ts')
  return authenticateDemo(appSecret)
}
