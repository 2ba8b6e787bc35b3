import type pg from 'pg'
import type { DeviceIdentity } from '../auth/device-identity.ts'
import type { Identity } from '../auth/identity.ts'
import { isPassword } from '../auth/passwords.ts'
import type { RequestOrigin } from '../auth/request-origin.ts'
import { refused } from '../http/refused.ts'
import { asTyped } from './as-typed.ts'
import { createCheckSecondFactor } from './check-second-factor.ts'
import type { ProvedPerson } from './open-session.ts'
import { createTakeTry, type Try } from './tries.ts'

export type TypedSignIn = {
  readonly tenant?: string | undefined
  readonly email: string
  readonly password: string
  readonly code?: string | undefined
}
export type ProvePerson = (
  typed: TypedSignIn,
  device: DeviceIdentity | null,
  origin: RequestOrigin,
) => Promise<{ readonly person: ProvedPerson; readonly attempt: Try }>

type Facts = {
  readonly tenant_id: string | null
  readonly staff_id?: string
  readonly password_hash?: string | null
  readonly totp_sealed?: string | null
  readonly reason?: string | null
}

/**
 * Proves a person by what they typed, or throws. Everybody's sign-in takes the same way up to the one answer sign_in_failed:
 * a try, the facts, Argon2 on their hash or a decoy, a note. Only who has the password learns that there is a second factor.
 */
export function createProvePerson(pool: Pick<pg.Pool, 'query'>, identity: Identity): ProvePerson {
  const takeTry = createTakeTry(pool, identity.box)
  const checkSecondFactor = createCheckSecondFactor(pool, identity)

  async function fail(facts: Facts, deviceId: string | null, reason: string, origin: RequestOrigin): Promise<void> {
    const values = [facts.tenant_id, facts.staff_id ?? null, deviceId, reason, JSON.stringify(origin)]
    await pool.query('select app.note_sign_in_failure($1, $2, $3, $4, $5)', values)
  }

  return async (typed, device, origin) => {
    const tenant = typed.tenant === undefined ? null : asTyped(typed.tenant)
    const email = asTyped(typed.email)
    const deviceId = device?.deviceId ?? null
    const attempt = await takeTry({ tenant: tenant ?? '', email, deviceId })
    const { rows } = await pool.query<{ facts: Facts }>('select app.sign_in_facts($1, $2, $3, $4) as facts', [
      tenant,
      device?.tenantId ?? null,
      deviceId,
      email,
    ])
    const facts = rows[0]?.facts ?? { tenant_id: null, reason: 'unknown' }
    const passwordHash = facts.password_hash ?? null
    const isRight = await attempt.judge(() => isPassword(passwordHash, typed.password))
    const { tenant_id: tenantId, staff_id: staffId, totp_sealed: totpSealed } = facts
    if (!isRight || facts.reason != null || tenantId === null || staffId === undefined || passwordHash === null) {
      await fail(facts, deviceId, facts.reason ?? 'password', origin)
      throw refused('sign_in_failed')
    }
    if (totpSealed != null) {
      if (typed.code === undefined) {
        await attempt.giveBack()
        throw refused('totp_required', { details: { method: 'totp' } })
      }
      if (!(await checkSecondFactor({ tenantId, staffId, totpSealed, typed: typed.code, origin }))) {
        await fail(facts, deviceId, 'code', origin)
        throw refused('code_wrong')
      }
    }
    return { person: { tenantId, staffId, deviceId, method: 'password', passwordHash }, attempt }
  }
}
