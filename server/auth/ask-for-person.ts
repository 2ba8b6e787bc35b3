import type pg from 'pg'
import { refusalOf } from '../database/sql-state.ts'
import type { Identity } from './identity.ts'
import type { PersonIdentity } from './person-identity.ts'
import type { OriginOf } from './request-origin.ts'

/** An entry function for people: its first arguments are tenant and session, its last is where the request came from. */
export type PersonCall = { readonly name: string; readonly action: string; readonly args?: readonly unknown[] }

/** What of a request's context is looked at, whatever else its route has put there. */
type PersonRequest = Parameters<OriginOf>[0] & { readonly var: { readonly person: PersonIdentity } }

export type AskForPerson = <Answer>(c: PersonRequest, call: PersonCall) => Promise<Answer>

/**
 * Asks the database in the name of the person of a request: `app.<name>(tenant, session, …args, origin)`. A refusal for want
 * of a right is noted in a transaction of its own, since it took its own back.
 */
export function createAskForPerson(pool: pg.Pool, identity: Pick<Identity, 'originOf'>): AskForPerson {
  return async <Answer>(c: PersonRequest, { name, action, args = [] }: PersonCall): Promise<Answer> => {
    const { tenantId, sessionId } = c.var.person
    const origin = JSON.stringify(identity.originOf(c))
    const values = [tenantId, sessionId, ...args, origin]
    const places = values.map((_, index) => `$${index + 1}`).join(', ')
    try {
      const { rows } = await pool.query<{ answer: Answer }>(`select app.${name}(${places}) as answer`, values)
      return rows[0]?.answer as Answer
    } catch (error) {
      if (refusalOf(error)?.code === 'not_allowed') {
        await pool.query('select app.note_refusal($1, $2, $3, $4)', [tenantId, sessionId, action, origin])
      }
      throw error
    }
  }
}
