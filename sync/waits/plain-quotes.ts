import { expectedLog } from './day-pace.ts'
import { fluidWait, type Tap } from './fluid-wait.ts'
import type { ServiceLaws } from './learn-services.ts'
import type { LineUp, Quoted } from './line-up.ts'
import { hourOf, staffKey } from './service-seen.ts'
import type { WaitMethod, WaitQuote, WaitReason } from './wait-quotes.ts'
import type { CleanState, CounterKnown, PastDay } from './wait-state.ts'

/** The upper tenth of a wait is about this many of its spreads above the middle. */
const UPPER_TENTH = 1.28

/** What is told where the routing cannot be played: fluid with the staff plan, queue length, the last called, or a crowd. */
export function plainQuotes(state: CleanState, lineUp: LineUp, laws: ServiceLaws, reason: WaitReason): WaitQuote[] {
  const taps = state.counters.map((counter): Tap => tapOf(state, counter, laws))
  return lineUp.quoted.map((one) => {
    const own = taps.filter((_, index) => lineUp.lanesOf[index]?.includes(one.lane))
    const wait = fluidWait(one.ahead + 1, own, state.now)
    if (wait !== null) return quoteOf(one, methodFor(state), reason, wait, 1 + UPPER_TENTH / Math.sqrt(one.ahead + 1))
    if (state.counters.length > 0) return crowdQuote(one, 'no_open_counter')
    const last = lastWait(state.today, one.serviceId)
    return last === null ? crowdQuote(one, reason) : quoteOf(one, 'last_to_enter', reason, last, 2)
  })
}

export function crowdQuote({ ticketId, serviceId, ahead }: Quoted, reason: WaitReason): WaitQuote {
  return { ticket_id: ticketId, service_id: serviceId, method: 'crowd', reason, p50_ms: null, p90_ms: null, ahead }
}

/** The wait of the last one who was called for this service today [WT10]. */
export function lastWait(today: PastDay | undefined, serviceId: string): number | null {
  const called = (today?.tickets ?? []).filter((ticket) => ticket.service_id === serviceId && ticket.called_at != null)
  const last = called.reduce<(typeof called)[number] | null>(
    (latest, ticket) => ((ticket.called_at ?? 0) >= (latest?.called_at ?? 0) ? ticket : latest),
    null,
  )
  return last === null ? null : Math.max(0, (last.called_at ?? 0) - last.queued_at)
}

function quoteOf(one: Quoted, method: WaitMethod, reason: WaitReason, wait: number, upper: number): WaitQuote {
  const { ticketId, serviceId, ahead } = one
  return { ticket_id: ticketId, service_id: serviceId, method, reason, p50_ms: wait, p90_ms: wait * upper, ahead }
}

const methodFor = ({ counters }: CleanState): WaitMethod =>
  counters.some(({ plan }) => plan !== undefined) ? 'fluid' : 'queue_length'

/** Without a plan a counter stays as it is. */
function tapOf({ now, day_start_at }: CleanState, counter: CounterKnown, laws: ServiceLaws): Tap {
  const hour = hourOf(now, day_start_at)
  const rates = counter.service_ids.map((id) =>
    Math.exp(-expectedLog(laws, id, staffKey(counter, counter.id), hour) - laws.noise / 2),
  )
  const ratePerMs = rates.length === 0 ? 0 : rates.reduce((sum, rate) => sum + rate, 0) / rates.length
  const asNow = counter.state === 'open' ? [{ from: now, to: Number.POSITIVE_INFINITY }] : []
  return { openings: counter.plan ?? asNow, ratePerMs }
}
