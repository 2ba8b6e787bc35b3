import type { Timers } from '../../../sync/ports/clock.ts'
import type { WaitQuotes } from '../../../sync/waits/wait-quotes.ts'
import type { PastDay, WaitState } from '../../../sync/waits/wait-state.ts'
import type { WaitsAnswer, WaitsOrder } from './worker-messages.ts'

/** Quotes a state; undefined where that does not succeed. One at a time. */
export type Quoter = (state: WaitState, seed: string) => Promise<WaitQuotes | undefined>

/** A run takes a tenth of a second on the slowest device that we know of. */
const ANSWER_MS_MAX = 10_000
/** A browser that will not run it will not run it the fourth time either. */
const FAILURES_MAX = 3

/**
 * The estimator in a worker: with 200 people in line a run takes longer than a frame, and a finger on the glass must never
 * wait for it. A worker that fails is replaced, a few times.
 */
export function createQuoter(start: () => Worker, after: Timers['after']): Quoter {
  let worker: Worker | undefined
  let known: readonly PastDay[] | undefined
  let failures = 0
  let last = 0

  function fail(): undefined {
    failures += 1
    worker?.terminate()
    worker = undefined
    known = undefined
  }

  return async ({ history = [], ...state }, seed) => {
    if (failures >= FAILURES_MAX) return undefined
    try {
      worker ??= start()
    } catch {
      // No worker may run here: the screens say nothing of waits then.
      return fail()
    }
    last += 1
    const order: WaitsOrder = { id: last, state, seed, ...(history !== known && { history }) }
    known = history
    const answer = await answerOf(worker, order, after)
    if (answer === undefined) return fail()
    failures = 0
    return answer.quotes
  }
}

function answerOf(worker: Worker, order: WaitsOrder, after: Timers['after']): Promise<WaitsAnswer | undefined> {
  return new Promise((resolve) => {
    const cancel = after(ANSWER_MS_MAX, () => resolve(undefined))
    const settle = (answer: WaitsAnswer | undefined): void => {
      cancel()
      resolve(answer)
    }
    worker.onmessage = ({ data }: MessageEvent<WaitsAnswer>) => {
      if (data.id === order.id) settle(data)
    }
    worker.onerror = (event) => {
      event.preventDefault()
      settle(undefined)
    }
    worker.postMessage(order)
  })
}
