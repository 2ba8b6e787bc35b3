import { createMiddleware } from 'hono/factory'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { Turnstile } from './create-turnstile.ts'
import type { GateEnv } from './gate-env.ts'
import type { GateLimits } from './gate-limits.ts'

/** Gives each request its place, before the database is asked anything, and takes it back unless an answer keeps it. */
export function limitReader(turnstile: Turnstile, limits: Pick<GateLimits, 'openPerDevice' | 'openPerSession'>) {
  return createMiddleware<GateEnv>(async (c, next) => {
    const { reader } = c.var
    const entry =
      reader.kind === 'device'
        ? turnstile.enter(`device ${reader.device.deviceId}`, limits.openPerDevice)
        : turnstile.enter(`session ${reader.person.sessionId}`, limits.openPerSession)
    if (entry.kind === 'refused') {
      const { retryAfterS } = entry
      throw httpErrorOf('too_many_requests', {
        details: { retry_after_s: retryAfterS },
        headers: { 'retry-after': String(retryAfterS) },
      })
    }
    let isKept = false
    c.set('place', {
      keep() {
        isKept = true
        return entry.leave
      },
    })
    try {
      await next()
    } finally {
      if (!isKept) entry.leave()
    }
  })
}
