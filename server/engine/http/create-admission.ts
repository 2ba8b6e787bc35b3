import type { EngineLimits } from '../engine-limits.ts'
import { errorAnswer } from './answers.ts'
import type { EngineAnswer } from './engine-http.ts'

export type RequestKind = 'initial' | 'existing'

const RETRY_S_MIN = 6
const RETRY_S_SPREAD = 5

/** Bounds the requests that run at once, those that may read a snapshot apart from those that follow a log. */
export function createAdmission(limits: Pick<EngineLimits, 'initialRequestsMax' | 'existingRequestsMax'>) {
  const running = { initial: 0, existing: 0 }
  const max = { initial: limits.initialRequestsMax, existing: limits.existingRequestsMax }

  return {
    running,
    /** Answers how to leave, or the refusal. Retries are spread, so that those refused do not come back together. */
    enter(kind: RequestKind, method: string): (() => void) | EngineAnswer {
      if (running[kind] >= max[kind]) {
        const message = `Concurrent ${kind} request limit exceeded (limit: ${max[kind]}), please retry`
        const retryAfterS = RETRY_S_MIN + Math.floor(Math.random() * RETRY_S_SPREAD)
        const body = { code: 'concurrent_request_limit_exceeded', message }
        return errorAnswer(body, { method, status: 503, retryAfterS, isKnown: true })
      }
      running[kind] += 1
      let hasLeft = false
      return () => {
        if (hasLeft) return
        hasLeft = true
        running[kind] -= 1
      }
    },
  }
}
