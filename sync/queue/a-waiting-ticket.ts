import type { TicketRow } from '../view/view-rows.ts'
import type { Seat } from './is-eligible.ts'

export const TODAY = '2026-11-20'
export const ARRIVED = Date.parse('2026-11-20T08:00:00.000Z')
const BRANCH = '00000000-0000-4000-8000-0000000000b1'
export const SERVICES = ['A', 'B', 'C'].map((_, index) => `00000000-0000-4000-8000-0000000000e${index}`)
export const COUNTERS = [0, 1, 2, 3].map((index) => `00000000-0000-4000-8000-0000000000c${index}`)
export const STAFF = [0, 1].map((index) => `00000000-0000-4000-8000-0000000000d${index}`)

export function ticketId(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
}

/** The n-th to arrive, a minute after the one before, waiting for the first service; for tests. */
export function aWaitingTicket(n: number, overrides: Partial<TicketRow> = {}): TicketRow {
  const queued_at = overrides.queued_at ?? ARRIVED + n * 60_000
  return {
    id: ticketId(n),
    branch_id: BRANCH,
    number: `A-${String(n).padStart(3, '0')}`,
    number_day: TODAY,
    queue_day: TODAY,
    service_id: SERVICES[0] ?? '',
    state: 'waiting',
    queued_at,
    order_at: queued_at,
    head_start_s: 0,
    class_id: null,
    for_counter_id: null,
    for_staff_id: null,
    standing: 'confirmed',
    pendingCommands: [],
    unfitCommands: [],
    ...overrides,
  }
}

type SeatParts = Omit<Partial<Seat>, 'counter'> & { readonly counter?: Partial<Seat['counter']> }

export function aSeat({ counter, ...overrides }: SeatParts = {}): Seat {
  return {
    counter: {
      id: COUNTERS[0] ?? '',
      branch_id: BRANCH,
      service_ids: SERVICES.slice(0, 2),
      state: 'open',
      retired_at: null,
      ...counter,
    },
    staffId: STAFF[0] ?? null,
    today: TODAY,
    ...overrides,
  }
}
