import { cleanState } from './clean-state.ts'
import { learnDayPace } from './day-pace.ts'
import { withOpenings } from './infer-openings.ts'
import { learnArrivals } from './learn-arrivals.ts'
import { learnLeaving } from './learn-leaving.ts'
import { learnPast } from './learn-past.ts'
import { WAITING_MAX } from './limits.ts'
import { type LineUp, lineUp, type Quoted } from './line-up.ts'
import { pastOpeningsOf } from './past-openings.ts'
import { crowdQuote, plainQuotes } from './plain-quotes.ts'
import { playWaits } from './play-waits.ts'
import type { WaitQuote, WaitQuotes, WaitReason } from './wait-quotes.ts'
import type { CleanState, PastDay, WaitState } from './wait-state.ts'

/** Finer is not known; upwards, so that what is certain is not missed by a hair. */
const SECOND_MS = 1_000

/**
 * What each waiting ticket and a newcomer will wait: pure, the same for the same state and seed, and for any state without
 * a throw (SPEC.md). One run of the routing quotes all of them.
 */
export function quoteWaits(given: WaitState, seed: string): WaitQuotes {
  const state = cleanState(given)
  if (state === null) return { method: 'crowd', reason: 'unreadable_state', tickets: [], newcomers: [] }
  const past = learnPast(given.history, state)
  const today = withOpenings(state.today)
  const arrivals = learnArrivals(past.days, today, state.now)
  const line = lineUp(state, state.newcomers ?? state.services.map(({ id }) => ({ service_id: id })), arrivals)
  const reason = whyNotPlayed(state, line)
  if (reason !== null) return answer(plainQuotes(state, line, past.laws, reason), reason)
  const learnt = {
    laws: past.laws,
    pace: learnDayPace(today, past.laws, state.now),
    leaving: past.days.length > 0 ? past.leaving : learnLeaving([today]),
    arrivals,
    lastEnds: lastEndsOf(today, state.now),
    openings: state.counters.map(({ id }) => pastOpeningsOf(id, past.days, today)),
  }
  const waits = playWaits(state, line, learnt, seed)
  return answer(
    line.quoted.map((one, index) => quoteOf(one, waits[index] ?? new Float64Array(), state, line)),
    null,
  )
}

function lastEndsOf(today: PastDay, now: number): Map<string, number> {
  const ends = new Map<string, number>()
  for (const { counter_id, called_at, ended_at } of today.tickets) {
    if (counter_id == null || called_at == null || ended_at == null || ended_at > now) continue
    ends.set(counter_id, Math.max(ended_at, ends.get(counter_id) ?? ended_at))
  }
  return ends
}

function whyNotPlayed({ counters, waiting }: CleanState, { quoted }: LineUp): WaitReason | null {
  if (counters.length === 0) return 'counters_unknown'
  return Math.max(waiting.length, quoted.length - waiting.length) > WAITING_MAX ? 'too_many' : null
}

function quoteOf(one: Quoted, waits: Float64Array, { counters }: CleanState, line: LineUp): WaitQuote {
  const [p50, p90] = [quantile(waits, 0.5), quantile(waits, 0.9)]
  if (p50 === null) {
    const isServed = counters.some(({ state }, index) => state !== 'closed' && line.lanesOf[index]?.includes(one.lane))
    return crowdQuote(one, isServed ? 'not_today' : 'no_open_counter')
  }
  const { ticketId, serviceId, ahead } = one
  const reason = p90 === null ? 'not_today' : null
  return { ticket_id: ticketId, service_id: serviceId, method: 'monte_carlo', reason, p50_ms: p50, p90_ms: p90, ahead }
}

function quantile(ascending: Float64Array, share: number): number | null {
  // Of n paths the k-th lies above k / (n + 1) of all that could be, on average.
  const at = Math.min(ascending.length - 1, share * (ascending.length + 1) - 1)
  const [low, high] = [ascending[Math.floor(at)], ascending[Math.ceil(at)]]
  if (low === undefined || high === undefined || !Number.isFinite(high)) return null
  return Math.ceil((low + (high - low) * (at - Math.floor(at))) / SECOND_MS) * SECOND_MS
}

function answer(quotes: readonly WaitQuote[], reason: WaitReason | null): WaitQuotes {
  return {
    method: quotes[0]?.method ?? 'crowd',
    reason,
    tickets: quotes.filter(({ ticket_id }) => ticket_id !== null),
    newcomers: quotes.filter(({ ticket_id }) => ticket_id === null),
  }
}
