/** A ticket that was told a wait, as its row and its events tell it. */
export type PlainTicket = {
  readonly service_id: string
  readonly class_id: string | null
  readonly origin: string
  readonly queued_at: Date
  readonly quote: { readonly p50_s: number; readonly p90_s: number; readonly to_minutes: number }
  readonly events: readonly { readonly what: string; readonly occurred_at: string }[]
}

const LATE_S = 120
const TOLD_S_MIN = 60
const MOVES: readonly string[] = ['parked', 'transferred']

/** The figures of a report by plain loops over rows, to hold the database's own against. Tunis is an hour ahead of UTC. */
export function plainAccuracy(tickets: readonly PlainTicket[], by: string, key: string | null) {
  const group = tickets.filter((ticket) => by === 'all' || keyOf(ticket, by) === key).map(judged)
  const scored = group.filter(({ wait_s, isMoved, p90_s }) => wait_s !== undefined && !isMoved && p90_s >= TOLD_S_MIN)
  const mean = (figureOf: (one: Scored) => number): number | null =>
    scored.length === 0 ? null : scored.reduce((sum, one) => sum + figureOf(one as Scored), 0) / scored.length
  return {
    quoted: group.length,
    scored: scored.length,
    not_called: group.filter(({ wait_s }) => wait_s === undefined).length,
    moved: group.filter(({ wait_s, isMoved }) => wait_s !== undefined && isMoved).length,
    mae_s: mean(({ wait_s, p50_s }) => Math.abs(wait_s - p50_s)),
    bias_s: mean(({ wait_s, p50_s }) => p50_s - wait_s),
    late_share: mean(({ wait_s, p90_s }) => Number(wait_s > p90_s + LATE_S)),
    late_shown_share: mean(({ wait_s, shown_s }) => Number(wait_s > shown_s + LATE_S)),
    p50_cover: mean(({ wait_s, p50_s }) => Number(wait_s <= p50_s)),
    p90_cover: mean(({ wait_s, p90_s }) => Number(wait_s <= p90_s)),
  }
}

type Scored = ReturnType<typeof judged> & { readonly wait_s: number }

function judged({ queued_at, quote, events }: PlainTicket) {
  const first = events.findIndex(({ what }) => what === 'called')
  const calledAt = events[first]?.occurred_at
  return {
    ...{ p50_s: quote.p50_s, p90_s: quote.p90_s, shown_s: quote.to_minutes * 60 },
    wait_s: calledAt === undefined ? undefined : (Date.parse(calledAt) - queued_at.getTime()) / 1_000,
    isMoved: events.slice(0, Math.max(0, first)).some(({ what }) => MOVES.includes(what)),
  }
}

function keyOf({ service_id, class_id, origin, queued_at }: PlainTicket, by: string): string | null {
  if (by === 'service') return service_id
  if (by === 'class') return class_id
  return by === 'channel' ? origin : String(queued_at.getUTCHours() + 1)
}
