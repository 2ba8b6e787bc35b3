import { createLineAnswers, type LineAnswers } from './line-answers.ts'
import type { LineBase, LineFacts } from './line-facts.ts'
import { TICKET_PAGE_LIMITS } from './ticket-page-limits.ts'

/** `base` comes when it is another one than last time. Both are JSON as the database gave it: it is read where it is computed. */
export type LineOrder = { readonly branch: string; readonly base?: string; readonly line: string; readonly now: number }

type Known = { readonly base: LineBase; readonly compute: ReturnType<typeof createLineAnswers> }

/** The lines of many branches, each with what is known of it; undefined: the branch's base is not, and is wanted. */
export function createLineComputing(): (order: LineOrder) => LineAnswers | undefined {
  const branches = new Map<string, Known>()

  return ({ branch, base, line, now }) => {
    const known = branches.get(branch)
    if (base !== undefined) {
      // The oldest goes; whoever asks for it again sends its base again.
      if (branches.size >= TICKET_PAGE_LIMITS.branchesMax) branches.delete(branches.keys().next().value ?? '')
      const read = JSON.parse(base) as LineBase
      branches.set(branch, { base: read, compute: known?.compute ?? createLineAnswers() })
    }
    const at = branches.get(branch)
    return at?.compute(at.base, JSON.parse(line) as LineFacts, now)
  }
}
