import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env.ts'
import { HttpError } from './http-error.ts'
import { httpErrorOf } from './http-error-of.ts'

/**
 * Ends the wait of the caller, not the work: a handler's own outgoing calls have shorter limits of theirs. A streamed answer
 * is limited until its headers only. Paths that hold their answers back on purpose have limits of their own.
 */
export function limitTime(limitMs: number, ownPaths: readonly string[] = []): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (ownPaths.includes(c.req.path)) return next()
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(tooLate(c)), limitMs)
    })
    try {
      await Promise.race([next(), limit])
    } catch (error) {
      // Hono hands only Errors to its error handler; a bare thrown value would leave the one shape.
      throw error instanceof Error ? error : new Error('a value that is no error was thrown', { cause: error })
    } finally {
      clearTimeout(timer)
    }
  }
}

/** A body that has not arrived is the caller's slowness, and its connection is of no further use. */
function tooLate(c: Context<AppEnv>): HttpError {
  const isBodyMissing = c.env?.incoming?.complete === false
  return isBodyMissing
    ? new HttpError('timed_out', 408, { headers: { connection: 'close' } })
    : httpErrorOf('timed_out', { headers: { 'retry-after': '1' } })
}
