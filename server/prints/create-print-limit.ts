import { createGate } from '../auth/create-gate.ts'
import { createTurnstile } from '../gate/create-turnstile.ts'
import { takeTurn } from '../gate/take-turn.ts'
import { PRINT_LIMITS } from './print-limits.ts'

export type PrintLimit = <Result>(asker: string, work: () => Promise<Result>) => Promise<Result>

/**
 * Who prints too fast is told to wait, and so is everybody when the server is behind; both before anything is noted, since
 * what was noted once makes the next paper a copy.
 */
export function createPrintLimit(now: () => number = () => performance.now()): PrintLimit {
  const { openMax, atOnceMax, waitingMax, ...rates } = PRINT_LIMITS
  const turnstile = createTurnstile(rates, now)
  const gate = createGate({ atOnce: atOnceMax, waitingMax })
  return async (asker, work) => {
    const turn = takeTurn(turnstile, asker, openMax)
    try {
      return await gate(work)
    } finally {
      turn.leave()
    }
  }
}
