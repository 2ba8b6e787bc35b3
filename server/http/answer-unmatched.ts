import type { NotFoundHandler } from 'hono'
import { answerError, type MessageFor } from './answer-error.ts'
import type { App, AppEnv } from './app-env.ts'
import { httpErrorOf } from './http-error-of.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** 405 with the methods that exist when the path is known, else 404. */
export function answerUnmatched(app: App, messageFor: MessageFor): NotFoundHandler<AppEnv> {
  return (c) => {
    const methods = METHODS.filter((method) => hasRoute(app, method, c.req.path))
    c.set('isUnmatched', true)
    if (methods.length === 0) return answerError(c, httpErrorOf('not_found'), messageFor)
    const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
    return answerError(c, httpErrorOf('method_not_allowed', { headers: { allow } }), messageFor)
  }
}

/** Middleware is registered for all methods; only a route names its own. */
function hasRoute(app: App, method: string, path: string): boolean {
  const [matches] = app.router.match(method, path)
  return matches.some(([[, route]]) => route.method === method)
}
