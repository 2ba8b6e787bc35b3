import type { Hook } from '@hono/zod-openapi'
import type { AppEnv } from './app-env.ts'
import { httpErrorOf } from './http-error-of.ts'

const ISSUES_MAX = 20

/** Says where and what kind, not zod's English sentence: the message is in the caller's language. */
export const refuseInvalid: Hook<unknown, AppEnv, string, undefined> = (result) => {
  if (result.success) return undefined
  const issues = result.error.issues
    .slice(0, ISSUES_MAX)
    .map((issue) => ({ path: issue.path.map(String).join('.'), code: issue.code }))
  throw httpErrorOf('malformed', { details: { in: result.target, issues } })
}
