import type { Context, MiddlewareHandler } from 'hono'
import type { Metrics } from '../metrics/create-metrics.ts'
import type { AppEnv } from './app-env.ts'
import { routePattern } from './route-pattern.ts'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
/** Asked all the time by machines, and by pages that are left open; their lines would bury the rest. */
const QUIET = /^\/(health\/|internal\/|metrics$|v1\/shape$|api\/heartbeat$|api\/t\/)/

/** One log line and one measurement per request. Client addresses are left out: they are personal data. */
export function observeRequest(metrics: Metrics): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const startedAt = performance.now()
    await next()
    const seconds = (performance.now() - startedAt) / 1000
    const method = METHODS.has(c.req.method) ? c.req.method : 'OTHER'
    const fields = { method, route: routePattern(c), status: c.res.status }
    metrics.httpDuration.observe(fields, seconds)
    c.var.log[levelOf(c, fields.route)]({ ...fields, ms: Math.round(seconds * 1e5) / 100 }, 'request')
  }
}

function levelOf(c: Context<AppEnv>, route: string): 'debug' | 'info' | 'warn' {
  if (c.res.status >= 500) return 'warn'
  return QUIET.test(route) ? 'debug' : 'info'
}
