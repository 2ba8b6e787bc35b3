import type { HealthCheck } from '../health/run-checks.ts'
import { shapeUrl } from './electric-source.ts'

/** Within the time of a check, for both questions. */
const PROBE_MS_MAX = 900
/** What a question without a table gets from a service that lets us in. */
const LET_IN = 400

/** The service follows the database, and lets us in: its own health is told to anybody, so that alone proves no secret. */
export function electricCheck(origin: string, secret: string | undefined): HealthCheck {
  return {
    name: 'electric',
    async run() {
      const health = await statusOf(new URL('/v1/health', origin))
      if (health !== 200) return { fault: health === undefined ? 'no answer' : `not active (${health})` }
      const shape = await statusOf(shapeUrl(origin, secret, new URLSearchParams()))
      if (shape === LET_IN) return 'ok'
      return { fault: shape === 401 ? 'refuses the secret' : `strange answer (${shape ?? 'none'})` }
    },
  }
}

async function statusOf(url: URL): Promise<number | undefined> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PROBE_MS_MAX) })
    await answer.body?.cancel()
    return answer.status
  } catch {
    // Whatever it was, the operator looks at the address and the service; its text could name the secret.
    return undefined
  }
}
