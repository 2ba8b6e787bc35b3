import type { GateLimits } from './gate-limits.ts'

export type Entry =
  | { readonly kind: 'entered'; leave(): void }
  | { readonly kind: 'refused'; readonly retryAfterS: number }

type Subject = { open: number; tokens: number; at: number }

type TurnstileLimits = Pick<GateLimits, 'requestsPerS' | 'requestsBurst' | 'subjectsMax'>

const MS_PER_S = 1_000

/**
 * Counts the requests of each device and session: how many are open, and how fast new ones come (a bucket of tokens that
 * fills evenly). In this process only: it guards the process's own polls, and a device speaks with one server at a time.
 */
export function createTurnstile(limits: TurnstileLimits, now: () => number = () => performance.now()) {
  const subjects = new Map<string, Subject>()

  function find(name: string): Subject | undefined {
    const known = subjects.get(name)
    if (known !== undefined) {
      known.tokens = fill(known)
      known.at = now()
      return known
    }
    if (subjects.size >= limits.subjectsMax) forgetTheQuiet()
    if (subjects.size >= limits.subjectsMax) return undefined
    const made = { open: 0, tokens: limits.requestsBurst, at: now() }
    subjects.set(name, made)
    return made
  }

  function fill({ tokens, at }: Subject): number {
    return Math.min(limits.requestsBurst, tokens + ((now() - at) / MS_PER_S) * limits.requestsPerS)
  }

  /** Who has nothing open and a full bucket is as good as never seen. */
  function forgetTheQuiet(): void {
    for (const [name, subject] of subjects) {
      if (subject.open === 0 && fill(subject) >= limits.requestsBurst) subjects.delete(name)
    }
  }

  return {
    enter(name: string, openMax: number): Entry {
      const subject = find(name)
      if (subject === undefined || subject.open >= openMax) return { kind: 'refused', retryAfterS: 1 }
      if (subject.tokens < 1) {
        return { kind: 'refused', retryAfterS: Math.max(1, Math.ceil((1 - subject.tokens) / limits.requestsPerS)) }
      }
      subject.tokens -= 1
      subject.open += 1
      let isInside = true
      return {
        kind: 'entered',
        leave() {
          if (isInside) subject.open -= 1
          isInside = false
        },
      }
    },
    get subjects() {
      return subjects.size
    },
  }
}

export type Turnstile = ReturnType<typeof createTurnstile>
