import type { JoinAnswer } from '../../sync/join/join-answer.ts'
import { createThread } from '../threads/create-thread.ts'
import type { LineOrder } from '../ticket-page/create-line-computing.ts'
import type { LineAnswers } from '../ticket-page/line-answers.ts'
import type { WaitsResult, WaitsWork } from './waits-worker.ts'

export interface WaitsThread {
  /** Undefined: the thread does not know the branch's base (any more), and wants it with the order. */
  line(order: LineOrder): Promise<LineAnswers | undefined>
  /** Of a branch's facts as the database gave them. Null: it is not to be read. */
  join(facts: string): Promise<JoinAnswer | null>
}

const WAITS_LIMITS = {
  /** One work, the start of the thread included; a line of 2,000 waiting takes less than a second. */
  workMsMax: 10_000,
  heapMbMax: 512,
  /** A few per branch, of as many branches as one installation has. */
  waitingMax: 4_000,
} as const

/** Every quote that a customer's page is told comes out of one thread: it learns of a branch once, and a server has two cores. */
export function createWaitsThread(stopping: AbortSignal): WaitsThread {
  const ask = createThread<WaitsWork, WaitsResult>({
    ...{ door: new URL('./waits-thread.mjs', import.meta.url), of: 'waits', stopping },
    ...WAITS_LIMITS,
  })
  return {
    async line(order) {
      const result = await ask({ line: order })
      if ('line' in result) return result.line
      throw faultOf(result)
    },
    async join(facts) {
      const result = await ask({ join: facts })
      if ('join' in result) return result.join
      throw faultOf(result)
    },
  }
}

function faultOf(result: WaitsResult): Error {
  if ('fault' in result) return new Error('the waits of a branch came to nothing', { cause: result.fault })
  return new Error('the thread of waits answered something else')
}
