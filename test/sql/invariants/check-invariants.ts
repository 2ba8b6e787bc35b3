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
  const timelines = await loadTimelines(world.root)
  return [
    ...(await checkNumbers(world.root)),
    ...checkCalls(timelines),
    ...(await checkLedger(world.root)),
    ...(await checkReplay(world.root, world.owner)),
    ...(options.isRealTime ? await checkPassing(world.root, timelines) : []),
  ]
}
