import type pg from 'pg'
import type { Identity } from '../auth/identity.ts'
import type { RequestOrigin } from '../auth/request-origin.ts'
import { readCode } from './read-code.ts'
import { recoveryCodeHash } from './recovery-codes.ts'
import { totpStep } from './totp.ts'

export type SecondFactor = {
  readonly tenantId: string
  readonly staffId: string
  readonly totpSealed: string
  readonly typed: string
  readonly origin: RequestOrigin
}

export type CheckSecondFactor = (factor: SecondFactor) => Promise<boolean>

/** Whether what was typed is a right code that has not served yet; from now on it has. */
export function createCheckSecondFactor(
  pool: Pick<pg.Pool, 'query'>,
  { box, now }: Pick<Identity, 'box' | 'now'>,
): CheckSecondFactor {
  return async ({ tenantId, staffId, totpSealed, typed, origin }) => {
    const code = readCode(typed)
    // Sealed by another secret, no code proves anything: an admin sets the person's second factor back.
    const secret = box.open('totp', totpSealed)
    const step = code.kind === 'totp' && secret !== null ? totpStep(secret, code.text, now()) : null
    if (code.kind === 'totp' && step === null) return false
    const hash = code.kind === 'recovery' ? recoveryCodeHash(box, staffId, code.text) : null
    const { rows } = await pool.query<{ is_taken: boolean }>(
      'select app.use_second_factor($1, $2, $3, $4, $5) as is_taken',
      [tenantId, staffId, step, hash, JSON.stringify(origin)],
    )
    return rows[0]?.is_taken === true
  }
}
