import type { MiddlewareHandler } from 'hono'
import type { Logger } from '../log/create-logger.ts'
import type { AppEnv } from './app-env.ts'
import { pickLanguage } from './pick-language.ts'
import { pickRequestId } from './pick-request-id.ts'

export function requestContext(log: Logger, newId: () => string): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const requestId = pickRequestId(c.req.header('x-request-id'), newId)
    c.set('requestId', requestId)
    c.set('language', pickLanguage(c.req.header('accept-language'), c.req.query('lang')))
    c.set('log', log.child({ request_id: requestId }))
    c.set('isUnmatched', false)
    c.header('x-request-id', requestId)
    await next()
  }
}
