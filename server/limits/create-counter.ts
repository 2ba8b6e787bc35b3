import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { countInParts } from './count-in-parts.ts'
import type { CountingStore } from './guarded-store.ts'
import type { Rule } from './policies.ts'

/** What one more request makes of a count. */
export type Count =
  | { readonly kind: 'within' }
  | { readonly kind: 'beyond_soft' }
  | { readonly kind: 'beyond_hard'; readonly waitMs: number }

/** Counts one more request under a key: a policy, a dimension, and a hash of whose it is. */
export type Counter = (prefix: string, rule: Rule, key: string) => Promise<Count>

/** The largest count that the table holds, for what has no hard limit. */
const POINTS_MAX = 2_000_000_000
/** While the database is away each server counts alone: half of the rate, and no burst saved up. */
const INSURED_WINDOW_S_MAX = 60
const INSURED_SHARE = 0.5

export function createCounter(store: CountingStore): Counter {
  const limiters = new Map<string, RateLimiterPostgres>()
  const parts = countInParts()

  function limiterOf(prefix: string, rule: Rule): RateLimiterPostgres {
    const known = limiters.get(prefix)
    if (known !== undefined) return known
    const points = rule.hard ?? POINTS_MAX
    const limiter = new RateLimiterPostgres({
      storeClient: store,
      storeType: 'pool',
      schemaName: 'limits',
      tableName: 'counts',
      tableCreated: true,
      // Expired rows are a job's to remove; a timer here would outlive its app.
      clearExpiredByTimeout: false,
      keyPrefix: prefix,
      points,
      duration: rule.windowS,
      // Who is refused already costs no further question until the window ends.
      ...(rule.hard !== undefined && { inMemoryBlockOnConsumed: points + 1 }),
      insuranceLimiter: insuranceOf(prefix, rule),
    })
    limiters.set(prefix, limiter)
    return limiter
  }

  return async (prefix, rule, key) => {
    const name = `${prefix} ${key}`
    if (parts.passes(name)) return { kind: 'within' }
    try {
      const consumed = await limiterOf(prefix, rule).consume(key, parts.due(name))
      parts.heard(name, rule, consumed)
      const { consumedPoints } = consumed
      return { kind: consumedPoints > (rule.soft ?? POINTS_MAX) ? 'beyond_soft' : 'within' }
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      return { kind: 'beyond_hard', waitMs: refused.msBeforeNext }
    }
  }
}

/** Its keys are gone a minute later, so that even a flood from everywhere holds little memory. */
function insuranceOf(keyPrefix: string, { windowS, hard = POINTS_MAX }: Rule): RateLimiterMemory {
  const duration = Math.min(windowS, INSURED_WINDOW_S_MAX)
  const points = Math.max(1, Math.floor((hard * INSURED_SHARE * duration) / windowS))
  return new RateLimiterMemory({ keyPrefix, points, duration })
}
