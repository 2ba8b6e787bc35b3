import type pg from 'pg'
import type { World } from '../../setup/world.ts'
import { checkCalls } from './check-calls.ts'
import { checkLedger } from './check-ledger.ts'
import { checkNumbers } from './check-numbers.ts'
import { checkPassing } from './check-passing.ts'
import { checkReplay } from './check-replay.ts'
import { loadTimelines } from './load-timelines.ts'
import type { Violation } from './violation.ts'

/**
 * All invariants that a database tells of itself: I2, I3, I5, I6, I10, and I12 where the server's clock was real time.
 * I4 needs to know the line at each call: checkOrder. Expect an empty list.
 */
export async function checkInvariants(world: World, options: { isRealTime: boolean }): Promise<Violation[]> {
  const client = await world.root.connect()
  try {
    return await checkDatabase(client, options)
  } finally {
    client.release(true)
  }
}

/** The same over one connection of a superuser, so that it can look into a transaction. */
export async function checkDatabase(db: pg.ClientBase, { isRealTime }: { isRealTime: boolean }): Promise<Violation[]> {
  const timelines = await loadTimelines(db)
  return [
    ...(await checkNumbers(db)),
    ...checkCalls(timelines),
    ...(await checkLedger(db)),
    ...(await checkReplay(db)),
    ...(isRealTime ? await checkPassing(db, timelines) : []),
  ]
}
