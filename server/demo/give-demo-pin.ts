import type pg from 'pg'
import { hashKioskPin } from '../devices/hash-kiosk-pin.ts'
import type { DemoPlace } from './demo-code.ts'
import { DEMO_KIOSK_PIN } from './demo-kiosk-pin.ts'

/**
 * The staff PIN of a demo branch, with the code of its first kiosk and not with the demo: a slow hash for each of many branches
 * would be felt at every first start.
 */
export async function giveDemoPin(
  pool: Pick<pg.Pool, 'query'>,
  { tenantId, branchId, kind }: DemoPlace,
): Promise<void> {
  if (kind !== 'kiosk') return
  const { digits, iterations, salt, hash } = await hashKioskPin(branchId, DEMO_KIOSK_PIN)
  await pool.query('select app.demo_kiosk_pin($1, $2, $3, $4, $5, $6)', [
    tenantId,
    branchId,
    digits,
    iterations,
    salt,
    hash,
  ])
}
