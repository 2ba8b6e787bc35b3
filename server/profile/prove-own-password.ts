import type { Context } from 'hono'
import type pg from 'pg'
import type { AskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { isPassword } from '../auth/passwords.ts'
import type { PersonEnv } from '../auth/require-person.ts'
import { refused } from '../http/refused.ts'
import { asTyped } from '../sign-in/as-typed.ts'
import { createTakeTry } from '../sign-in/tries.ts'

type Facts = {
  readonly email: string | null
  readonly password_hash: string | null
  readonly tenant: string
  readonly device_id: string | null
  readonly length_min: number
}
export type OwnProof = { readonly passwordHash: string; readonly email: string | null; readonly lengthMin: number }
export type ProveOwnPassword = (
  c: Context<PersonEnv>,
  action: 'own_password' | 'own_totp',
  password: string,
) => Promise<OwnProof>

/**
 * The person of a request proves their password once more, since a screen that they left must not be enough. A wrong one
 * counts where a wrong sign-in counts, so that a stolen session gives no further tries.
 */
export function createProveOwnPassword(
  pool: Pick<pg.Pool, 'query'>,
  identity: Identity,
  ask: AskForPerson,
): ProveOwnPassword {
  const takeTry = createTakeTry(pool, identity.box)
  return async (c, action, password) => {
    const facts = await ask<Facts>(c, { name: 'own_proof', action, args: [action] })
    const { tenantId, staffId } = c.var.person
    const deviceId = facts.device_id
    const attempt = await takeTry({ tenant: facts.tenant, email: asTyped(facts.email ?? staffId), deviceId })
    const isRight = await attempt.judge(() => isPassword(facts.password_hash, password))
    if (!isRight || facts.password_hash === null) {
      const values = [tenantId, staffId, deviceId, 'own_password', JSON.stringify(identity.originOf(c))]
      await pool.query('select app.note_sign_in_failure($1, $2, $3, $4, $5)', values)
      throw refused('sign_in_failed')
    }
    await attempt.wasRight()
    return { passwordHash: facts.password_hash, email: facts.email, lengthMin: facts.length_min }
  }
}
