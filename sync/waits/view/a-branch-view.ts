import { publishedConfiguration } from '../../configuration/published-configuration.ts'
import type { CounterRow, TicketRow } from '../../view/view-rows.ts'
import { MINUTE_MS } from '../limits.ts'
import type { BranchView } from './state-of-view.ts'

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const TODAY = '2026-11-20'
export const YESTERDAY = '2026-11-19'
export const CASH = uuid(1)
export const COUNTER = uuid(11)
/** Midnight in Tunis, an hour before that of UTC; and ten o'clock of that day, a Friday. */
export const MIDNIGHT = Date.parse('2026-11-19T23:00:00.000Z')
export const NOW = MIDNIGHT + 600 * MINUTE_MS

const names = { ar: 'x', fr: 'x', en: 'x' }

/** For tests: a branch of one service and one counter, as a device has it. */
export function aConfiguration(overrides: Readonly<Record<string, unknown>> = {}) {
  return publishedConfiguration.parse({
    format: 1,
    branch: {
      ...{ id: uuid(2), slug: 'main', names, languages: ['fr'], calendar: { hours: {} } },
      clock: [{ from_day: '2000-01-01', zone: 'Africa/Tunis', day_start: '00:00' }],
    },
    services: [{ id: CASH, key: 'cash', prefix: 'A', names }],
    counters: [{ id: COUNTER, key: 'c1', label: '1', names, services: ['cash'] }],
    ...overrides,
    ...{ groups: [], questions: [], words: {} },
    classes: overrides.classes ?? [],
  })
}

const standing = { standing: 'confirmed', pendingCommands: [], unfitCommands: [] } as const

/** The n-th of today, who came n minutes after nine. */
export function aRow(n: number, fields: Readonly<Record<string, unknown>> = {}): TicketRow {
  const at = MIDNIGHT + (540 + n) * MINUTE_MS
  const row = { state: 'waiting', queue_day: TODAY, service_id: CASH, queued_at: at, order_at: at, head_start_s: 0 }
  return { id: uuid(1_000 + n), ...standing, ...row, legs: [{ service_id: CASH }], ...fields } as TicketRow
}

export function aCounterRow(fields: Readonly<Record<string, unknown>> = {}): CounterRow {
  return { id: COUNTER, ...standing, state: 'open', service_ids: [CASH], ...fields } as CounterRow
}

export function aBranchView(
  tickets: readonly TicketRow[] = [],
  { counters = [aCounterRow()], ...more }: Partial<Omit<BranchView, 'counters'>> & { counters?: CounterRow[] } = {},
): BranchView {
  return {
    tickets: new Map(tickets.map((row) => [row.id, row])),
    counters: new Map(counters.map((row) => [row.id, row])),
    configuration: aConfiguration(),
    stats: undefined,
    today: TODAY,
    ...more,
  }
}

/** Served at the counter, from and to in minutes of its day. */
export function aServed(n: number, from: number, to: number, midnight = MIDNIGHT): Readonly<Record<string, unknown>> {
  const instant = (minutes: number): string => new Date(midnight + minutes * MINUTE_MS).toISOString()
  const ends = { called_at: instant(from), started_at: instant(from), ended_at: instant(to) }
  return {
    ...{ state: 'completed', queued_at: midnight + (from - 5) * MINUTE_MS, called_at: midnight + from * MINUTE_MS },
    started_at: midnight + from * MINUTE_MS,
    legs: [{ service_id: CASH, counter_id: COUNTER, staff_id: uuid(21), ...ends, n }],
  }
}
