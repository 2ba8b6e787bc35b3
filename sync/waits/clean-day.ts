import { DAY_MS, DAY_TICKETS_MAX, HISTORY_DAYS_MAX } from './limits.ts'
import { hasService, isInterval, isOptionalTime, isTime, type Loose, rows } from './readable.ts'
import type { Opening, PastDay, PastTicket } from './wait-state.ts'

export function cleanHistory(given: readonly unknown[], dayStart: number): PastDay[] {
  return rows(given.slice(-HISTORY_DAYS_MAX)).map((day) => cleanDay(day, dayStart))
}

export function cleanDay(row: Loose, dayStart: number): PastDay {
  const openings = rows(row.openings).filter(isOpening)
  const tickets = rows(row.tickets).filter(isPastTicket).slice(-DAY_TICKETS_MAX)
  return { start_at: isTime(row.start_at) ? row.start_at : startOf(tickets, openings, dayStart), tickets, openings }
}

/** The midnight before whatever happened first, as the branch's days begin [WT23]. */
function startOf(tickets: readonly PastTicket[], openings: readonly Opening[], dayStart: number): number {
  const first = [...tickets.map(({ queued_at }) => queued_at), ...openings.map(({ from }) => from)].reduce(
    (least, at) => Math.min(least, at),
    Number.POSITIVE_INFINITY,
  )
  return Number.isFinite(first) ? dayStart + Math.floor((first - dayStart) / DAY_MS) * DAY_MS : dayStart
}

function isOpening<Row extends Loose>(row: Row): row is Row & Opening {
  return typeof row.counter_id === 'string' && isTime(row.from) && (row.to === null || isInterval(row))
}
function isPastTicket<Row extends Loose>(row: Row): row is Row & PastTicket {
  const times = [row.called_at, row.ended_at, row.head_start_ms]
  return hasService(row) && isTime(row.queued_at) && times.every(isOptionalTime) && typeof row.outcome === 'string'
}
