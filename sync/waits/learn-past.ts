import { cleanHistory } from './clean-day.ts'
import { type DayWithOpenings, withOpenings } from './infer-openings.ts'
import { type Leaving, learnLeaving } from './learn-leaving.ts'
import { learnServices, type ServiceLaws } from './learn-services.ts'
import { HISTORY_DAYS_MAX } from './limits.ts'
import { isObject } from './readable.ts'
import type { CleanState } from './wait-state.ts'

export type Past = { readonly days: readonly DayWithOpenings[]; readonly laws: ServiceLaws; readonly leaving: Leaving }
type Remembered = { readonly of: readonly unknown[]; readonly key: string; readonly past: Past }

/** Past days do not change: what was learnt of some is kept for as long as the caller keeps the last of them. */
const remembered = new WeakMap<object, Remembered>()
const NO_DAY = {}

/** What past days tell, in whatever array they come: the same days are learnt once [WT24]. */
export function learnPast(history: unknown, { services, day_start_at }: CleanState): Past {
  const given: readonly unknown[] = Array.isArray(history) ? history.slice(-HISTORY_DAYS_MAX) : []
  const last = given.at(-1)
  const place = isObject(last) ? last : NO_DAY
  const key = JSON.stringify([services, day_start_at, given.map(ticketCount)])
  const known = remembered.get(place)
  if (known?.key === key && known.of.every((day, at) => day === given[at])) return known.past
  const days = cleanHistory(given, day_start_at).map(withOpenings)
  const past = { days, laws: learnServices(days, services), leaving: learnLeaving(days) }
  remembered.set(place, { of: given, key, past })
  return past
}

/** A day to which tickets were added is another one. */
const ticketCount = (day: unknown): number => (isObject(day) && Array.isArray(day.tickets) ? day.tickets.length : 0)
