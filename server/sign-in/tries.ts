import type pg from 'pg'
import type { SecretBox } from '../auth/secret-box.ts'
import { refused } from '../http/refused.ts'

/** An account as it was typed, and where: at one enrolled device, or (null) anywhere else. Both texts are `asTyped`. */
export type TriedAccount = { readonly tenant: string; readonly email: string; readonly deviceId: string | null }

/** One try at an account's password; it counts as wrong until it is told to be something else. */
export interface Try {
  /** Looks at the password. If that cannot be done (retry_later), there was no try. */
  judge(isRight: () => Promise<boolean>): Promise<boolean>
  /** The right one: nothing is counted any more. */
  wasRight(): Promise<void>
  /** Neither right nor wrong yet: a second factor is still to come. */
  giveBack(): Promise<void>
}

/**
 * Takes a try, or throws too_many_tries. Taken before the password is looked at, so that many at once are counted like many in
 * a row; by a keyed hash, so that the table tells nobody which accounts were tried.
 */
export function createTakeTry(pool: Pick<pg.Pool, 'query'>, box: SecretBox): (account: TriedAccount) => Promise<Try> {
  return async ({ tenant, email, deviceId }) => {
    // A device has one tenant, however that is typed there.
    const where = deviceId === null ? ['anywhere', tenant, email] : ['device', deviceId, email]
    const key = box.mac('lock', JSON.stringify(where))
    const { rows } = await pool.query<{ wait_s: number | null }>('select app.take_try($1) as wait_s', [key])
    const wait = rows[0]?.wait_s ?? null
    if (wait !== null) {
      throw refused('too_many_tries', { details: { retry_after_s: wait }, headers: { 'retry-after': String(wait) } })
    }
    async function giveBack(): Promise<void> {
      await pool.query('select app.give_try_back($1)', [key])
    }
    return {
      giveBack,
      async judge(isRight) {
        try {
          return await isRight()
        } catch (error) {
          await giveBack()
          throw error
        }
      },
      async wasRight() {
        await pool.query('select app.forget_tries($1)', [key])
      },
    }
  }
}
