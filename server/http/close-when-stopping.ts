import type { MiddlewareHandler } from 'hono'

/** Ends kept-alive connections with their next answer, or each of them would hold the stop up until its time limit. */
export function closeWhenStopping(stopping: AbortSignal): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (stopping.aborted) c.res.headers.set('connection', 'close')
  }
}
