import { createMiddleware } from 'hono/factory'
import type { AccessTokens } from '../auth/access-tokens.ts'
import { bearerOf } from '../auth/bearer.ts'
import type { Authenticate } from '../auth/device-identity.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { GateEnv } from './gate-env.ts'

/**
 * Lets requests pass that prove a device or a person. The 401 is what a client can mend: it asks for a new token and
 * repeats the request with it, at the place where it stood.
 */
export function requireReader(authenticate: Authenticate, tokens: AccessTokens) {
  return createMiddleware<GateEnv>(async (c, next) => {
    const authorization = c.req.header('authorization')
    const device = await authenticate(authorization)
    if (device !== null) {
      c.set('reader', { kind: 'device', device })
      return next()
    }
    const token = bearerOf(authorization)
    const person = token === undefined ? null : await tokens.verifyPerson(token)
    if (person === null) throw httpErrorOf('unauthenticated')
    c.set('reader', { kind: 'person', person })
    return next()
  })
}
