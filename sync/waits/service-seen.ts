import { groupBy } from './group-by.ts'
import { HOUR_MS, SERVICE_MS_MAX, SERVICE_MS_MIN } from './limits.ts'
import { medianOf } from './means.ts'
import type { PastDay, PastTicket } from './wait-state.ts'

/** One finished service of a past day; `day` counts the days, `log` is that of its length. */
export type Seen = { service: string; staff: string; hour: number; day: number; log: number }

const OUTLIER_SPREADS = 4
const OUTLIERS_SHARE = 0.02

export function seenServices(history: readonly PastDay[]): Seen[] {
  return withoutOutliers(history.flatMap((day, index) => day.tickets.flatMap((ticket) => seenOf(ticket, day, index))))
}

/** The log-length of a finished service, or nothing for what is none. */
export function logLength(ticket: PastTicket): number | null {
  if (ticket.outcome !== 'served' || ticket.called_at == null || ticket.ended_at == null) return null
  const length = ticket.ended_at - ticket.called_at
  return length >= SERVICE_MS_MIN && length <= SERVICE_MS_MAX ? Math.log(length) : null
}

export const staffKey = (one: { staff_id?: string | null }, counterId: string | null | undefined): string =>
  one.staff_id ?? counterId ?? ''

export const hourOf = (at: number, dayStart: number): number =>
  Math.min(23, Math.max(0, Math.floor((at - dayStart) / HOUR_MS)))

function seenOf(ticket: PastTicket, day: PastDay, index: number): Seen[] {
  const log = logLength(ticket)
  if (log === null) return []
  const hour = hourOf(ticket.called_at ?? 0, day.start_at)
  return [{ service: ticket.service_id, staff: staffKey(ticket, ticket.counter_id), hour, day: index, log }]
}

/** A "complete" that was forgotten until the evening says nothing of the service; long ones that are not rare do. */
function withoutOutliers(seen: Seen[]): Seen[] {
  return [...groupBy(seen, ({ service }) => service).values()].flatMap((own) => {
    const logs = own.map(({ log }) => log).toSorted((a, b) => a - b)
    const middle = logs[logs.length >> 1] ?? 0
    const spread = Math.max(0.2, 1.48 * medianOf(logs.map((log) => Math.abs(log - middle))))
    const usual = logs[Math.floor(logs.length * (1 - OUTLIERS_SHARE)) - 1] ?? middle
    return own.filter(({ log }) => log <= Math.max(usual, middle + OUTLIER_SPREADS * spread))
  })
}
