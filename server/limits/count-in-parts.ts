import type { Rule } from './policies.ts'

/** Of a wide limit so much may pass between two questions, for each address and server. */
const PART_SHARE = 0.001
/** Beyond, every request is counted by itself: where the limit is near it is exact. */
const FAR_SHARE = 0.5
/** Addresses with something left; beyond, the one that was asked about first is asked about anew. */
const PARTS_MAX = 20_000

export type Consumed = { readonly consumedPoints: number; readonly msBeforeNext: number }
type Part = { left: number; owed: number; readonly until: number }

/**
 * A page that is left open asks every few seconds, and each count is a row written. Where a wide limit is far away, the
 * next few requests of an address pass without a question, and the next question counts them, too.
 */
export function countInParts(now: () => number = () => performance.now()) {
  const parts = new Map<string, Part>()

  function current(name: string): Part | undefined {
    const part = parts.get(name)
    return part !== undefined && now() < part.until ? part : undefined
  }

  return {
    /** True: it is counted later. */
    passes(name: string): boolean {
      const part = current(name)
      if (part === undefined || part.left === 0) return false
      part.left -= 1
      part.owed += 1
      return true
    },
    /** How many requests a question counts: its own, and those that passed before it in this window. */
    due(name: string): number {
      const owed = current(name)?.owed ?? 0
      parts.delete(name)
      return 1 + owed
    },
    heard(name: string, rule: Rule, { consumedPoints, msBeforeNext }: Consumed): void {
      const left = partOf(rule) - 1
      if (left <= 0 || consumedPoints > (rule.hard ?? 0) * FAR_SHARE) return
      // Of questions that were under way together the first has made the part: another would forget what it owes.
      if (current(name) !== undefined) return
      for (const oldest of parts.keys()) {
        if (parts.size < PARTS_MAX) break
        parts.delete(oldest)
      }
      parts.set(name, { left, owed: 0, until: now() + msBeforeNext })
    },
  }
}

/** From a softer limit on each request costs a proof, so that one is always counted by itself. */
const partOf = ({ hard, soft }: Rule): number =>
  soft === undefined && hard !== undefined ? Math.floor(hard * PART_SHARE) : 1
