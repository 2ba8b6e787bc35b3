import type pg from 'pg'
import { type AskForPerson, createAskForPerson } from './ask-for-person.ts'
import { createFairGate } from './create-fair-gate.ts'
import type { Identity } from './identity.ts'

/**
 * Days of a big branch are seconds of work for the database: a few reports at once, of whatever kind, or they would hold all
 * connections. The managers of one tenant do not wait for those of another.
 */
const gate = createFairGate({ atOnce: 4, atOnceEach: 2, waitingMax: 10 })

/** As a person asks for anything, in the turn of that person's tenant. */
export function createAskForReport(pool: pg.Pool, identity: Pick<Identity, 'originOf'>): AskForPerson {
  const ask = createAskForPerson(pool, identity)
  return (c, call) => gate(c.var.person.tenantId, () => ask(c, call))
}
