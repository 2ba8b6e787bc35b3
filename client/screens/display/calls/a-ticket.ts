import type { TicketRow } from '../../../../sync/view/view-rows.ts'

export const TODAY = '2026-11-27'
export const NOW = Date.parse('2026-11-27T09:00:00.000Z')

const standing = { standing: 'confirmed', pendingCommands: [], unfitCommands: [] } as const

/** For tests: a ticket that was called to counter c1 so many seconds ago. */
export function aCall(number: string, secondsAgo: number, more: Readonly<Record<string, unknown>> = {}): TicketRow {
  const day = { number_day: TODAY, queue_day: TODAY }
  const call = { state: 'called', called_at: NOW - secondsAgo * 1_000, counter_id: 'c1', language: 'fr' }
  return { id: `id of ${number}`, number, ...standing, ...day, ...call, ...more } as unknown as TicketRow
}
