import type { PublishedConfiguration } from '../../configuration/published-configuration.ts'
import type { View } from '../../device/device.ts'
import type { TicketRow } from '../../view/view-rows.ts'
import { groupBy } from '../group-by.ts'
import { MINUTE_MS } from '../limits.ts'
import type { PastDay, WaitState } from '../wait-state.ts'
import { countersOf } from './counters-of.ts'
import { midnightOf } from './midnight-of.ts'
import { newcomersOf } from './newcomers-of.ts'
import { pastOfTicket, walkUpOf } from './past-of-ticket.ts'
import { sumsOfStats } from './sums-of-stats.ts'
import { waitingOf } from './waiting-of.ts'

export type BranchView = Pick<View, 'tickets' | 'counters' | 'configuration' | 'stats' | 'today'>
export type StateOfView = (view: BranchView, now: number) => WaitState | undefined

const WALK_UP_MS_MAX = 5 * MINUTE_MS

/**
 * What a device knows of its branch, as the estimator reads it [WT13]. Undefined: nothing can be told yet, because there is
 * no configuration or no day. The days before are kept as one object for as long as their tickets stay as they are, so that
 * they are learnt once.
 */
export function createStateOfView(): StateOfView {
  let kept: { readonly tickets: readonly TicketRow[]; readonly zone: string; readonly history: readonly PastDay[] } = {
    tickets: [],
    zone: '',
    history: [],
  }

  function historyOf(tickets: readonly TicketRow[], configuration: PublishedConfiguration): readonly PastDay[] {
    const zone = JSON.stringify(configuration.branch.clock)
    const isKept = kept.zone === zone && kept.tickets.length === tickets.length
    if (!isKept || tickets.some((ticket, at) => ticket !== kept.tickets[at]))
      kept = { tickets, zone, history: daysOf(tickets, configuration) }
    return kept.history
  }

  return ({ tickets, counters, configuration, stats, today }, now) => {
    if (configuration === undefined || today === undefined) return undefined
    const start = midnightOf(configuration, today)
    if (start === undefined) return undefined
    const rows = [...tickets.values()]
    const ofToday = rows.filter(({ queue_day }) => queue_day === today)
    const before = rows.filter(({ queue_day }) => typeof queue_day === 'string' && queue_day < today)
    const walkUp = usualWalkUp(rows)
    return {
      now,
      day_start_at: start,
      services: configuration.services.map(({ id, expected_service_s }) => {
        const past = sumsOfStats(stats, id, walkUp)
        return { id, configured_ms: expected_service_s * 1000, ...(past !== undefined && { past }) }
      }),
      counters: countersOf(counters.values(), ofToday, configuration, today),
      waiting: ofToday.flatMap(waitingOf),
      today: { start_at: start, tickets: ofToday.flatMap(pastOfTicket) },
      history: historyOf(before, configuration),
      newcomers: newcomersOf(configuration),
    }
  }
}

function daysOf(tickets: readonly TicketRow[], configuration: PublishedConfiguration): PastDay[] {
  const days = [...groupBy(tickets, ({ queue_day }) => queue_day ?? '')].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return days.flatMap(([day, own]) => {
    const start_at = midnightOf(configuration, day)
    return start_at === undefined ? [] : [{ start_at, tickets: own.flatMap(pastOfTicket) }]
  })
}

/** The middle one: a forgotten "start" says nothing of how long people walk. */
function usualWalkUp(rows: readonly TicketRow[]): number {
  const known = rows.flatMap((ticket) => walkUpOf(ticket) ?? []).toSorted((a, b) => a - b)
  return Math.min(WALK_UP_MS_MAX, known[known.length >> 1] ?? 0)
}
