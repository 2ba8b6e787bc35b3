import type { Context } from 'hono'
import { routePath } from 'hono/route'
import type { AppEnv } from './app-env.ts'

/** The pattern (`/t/:token`), never the path: paths carry tokens into logs and endless labels into metrics. */
export function routePattern(c: Context<AppEnv>): string {
  return c.get('isUnmatched') ? 'unmatched' : routePath(c, -1)
}
