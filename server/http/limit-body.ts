import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AppEnv } from './app-env.ts'
import { httpErrorOf } from './http-error-of.ts'

/**
 * A declared length is judged by its header alone: touching the body would give up the direct read from the socket, which
 * is the fast path of every push. Only an undeclared (chunked) body is counted as it arrives.
 */
export function limitBody(limitBytes: number): MiddlewareHandler<AppEnv> {
  const tooLarge = () =>
    httpErrorOf('too_large', { details: { limit_bytes: limitBytes }, headers: { connection: 'close' } })
  const countAsItArrives = bodyLimit({
    maxSize: limitBytes,
    onError: () => {
      throw tooLarge()
    },
  })
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const declared = c.req.header('content-length')
    if (declared === undefined || c.req.header('transfer-encoding') !== undefined) return countAsItArrives(c, next)
    if (!(Number(declared) <= limitBytes)) throw tooLarge()
    return next()
  }
}
