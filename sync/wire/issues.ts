import type { z } from 'zod'
import { issuePathCharsMax, issuesMax } from './limits.ts'

/** Where it went wrong and how; never the value, which may be personal. */
export type Issue = { path: string; problem: string }

export function issuesOf(error: z.core.$ZodError): Issue[] {
  return error.issues.slice(0, issuesMax).map((issue) => ({
    // A path may hold a key that the sender chose.
    path: issue.path
      .map(String)
      .join('.')
      .replace(/[^ -~]/g, '?')
      .slice(0, issuePathCharsMax),
    problem: issue.code,
  }))
}
