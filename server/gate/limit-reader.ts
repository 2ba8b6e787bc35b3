import { createMiddleware } from 'hono/factory'
import type { Turnstile } from './create-turnstile.ts'
import type { GateEnv } from './gate-env.ts'
import type { GateLimits } from './gate-limits.ts'
import { takeTurn } from './take-turn.ts'

/** Gives each request its place, before the database is asked anything, and takes it back unless an answer keeps it. */
export function limitReader(turnstile: Turnstile, limits: Pick<GateLimits, 'openPerDevice' | 'openPerSession'>) {
  return createMiddleware<GateEnv>(async (c, next) => {
    const { reader } = c.var
    const turn =
      reader.kind === 'device'
        ? takeTurn(turnstile, `device ${reader.device.deviceId}`, limits.openPerDevice)
        : takeTurn(turnstile, `session ${reader.person.sessionId}`, limits.openPerSession)
    let isKept = false
    c.set('place', {
      keep() {
        isKept = true
        return turn.leave
      },
    })
    try {
      await next()
    } finally {
      if (!isKept) turn.leave()
    }
  })
}
