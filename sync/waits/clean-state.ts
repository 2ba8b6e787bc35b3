import { COUNTERS_MAX, DAY_MS, DAY_TICKETS_MAX, HISTORY_DAYS_MAX } from './limits.ts'
import type {
  CounterKnown,
  Interval,
  LengthSums,
  Opening,
  PastDay,
  PastTicket,
  ServiceKnown,
  WaitingTicket,
  WaitState,
} from './wait-state.ts'

type Loose = Record<string, unknown>

/** What can be used of a state that may come from anywhere; null when even the time is missing. Never throws [WT9]. */
export function cleanState(given: unknown): WaitState | null {
  if (!isObject(given) || !isTime(given.now)) return null
  const now = given.now
  const { today, newcomers } = given
  return {
    now,
    day_start_at: isTime(given.day_start_at) ? given.day_start_at : Math.floor(now / DAY_MS) * DAY_MS,
    services: rows(given.services).filter(hasId).map(cleanService),
    counters: rows(given.counters).filter(hasId).slice(0, COUNTERS_MAX).map(cleanCounter),
    waiting: rows(given.waiting).flatMap((row) => cleanWaiting(row, now)),
    today: isObject(today) ? cleanDay(today) : { start_at: now, tickets: [] },
    appointments: rows(given.appointments).filter(isAppointment),
    ...(Array.isArray(newcomers) ? { newcomers: rows(newcomers).filter(isNewcomer) } : {}),
  }
}

export function cleanHistory(given: unknown): PastDay[] {
  return rows(given).slice(-HISTORY_DAYS_MAX).map(cleanDay)
}

function cleanService({ id, configured_ms, past }: Loose & { id: string }): ServiceKnown {
  return {
    id,
    ...(isTime(configured_ms) && configured_ms > 0 && { configured_ms }),
    ...(isSums(past) && { past }),
  }
}

function cleanCounter(row: Loose & { id: string }): CounterKnown {
  const { state, serving, plan, service_ids, staff_id } = row
  const isServing = isObject(serving) && typeof serving.service_id === 'string' && isTime(serving.called_at)
  return {
    id: row.id,
    staff_id: typeof staff_id === 'string' ? staff_id : null,
    service_ids: Array.isArray(service_ids) ? service_ids.filter((id) => typeof id === 'string') : [],
    state: state === 'open' || state === 'paused' ? state : 'closed',
    serving: isServing ? (serving as NonNullable<CounterKnown['serving']>) : null,
    ...(Array.isArray(plan)
      ? {
          plan: rows(plan)
            .filter(isInterval)
            .toSorted((a, b) => a.from - b.from),
        }
      : {}),
  }
}

function cleanWaiting(row: Loose, now: number): WaitingTicket[] {
  if (!hasId(row) || typeof row.service_id !== 'string') return []
  const queuedAt = isTime(row.queued_at) ? row.queued_at : now
  return [
    {
      id: row.id,
      service_id: row.service_id,
      queued_at: Math.min(queuedAt, now),
      // A row that lacks its place stands last, as on the screens.
      order_at: isTime(row.order_at) ? row.order_at : Number.MAX_SAFE_INTEGER,
      for_counter_id: typeof row.for_counter_id === 'string' ? row.for_counter_id : null,
      for_staff_id: typeof row.for_staff_id === 'string' ? row.for_staff_id : null,
    },
  ]
}

function cleanDay(row: Loose): PastDay {
  const start = row.start_at
  if (!isTime(start)) return { start_at: 0, tickets: [] }
  const openings = rows(row.openings).filter(isOpening)
  return { start_at: start, tickets: rows(row.tickets).filter(isPastTicket).slice(-DAY_TICKETS_MAX), openings }
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null
const rows = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isObject) : [])
const hasId = (row: Loose): row is Loose & { id: string } => typeof row.id === 'string'
const hasService = (row: Loose): boolean => typeof row.service_id === 'string'
const isOptionalTime = (value: unknown): boolean => value === undefined || value === null || isTime(value)

function isSums(value: unknown): value is LengthSums {
  if (!isObject(value)) return false
  return [value.count, value.sum_ms, value.sum_of_squares].every((each) => isTime(each) && each > 0)
}
function isInterval<Row extends Loose>(row: Row): row is Row & Interval {
  return isTime(row.from) && isTime(row.to) && row.to > row.from
}
function isOpening<Row extends Loose>(row: Row): row is Row & Opening {
  return typeof row.counter_id === 'string' && isTime(row.from) && (row.to === null || isInterval(row))
}
function isAppointment<Row extends Loose>(row: Row): row is Row & { service_id: string; slot_at: number } {
  return hasService(row) && isTime(row.slot_at) && isOptionalTime(row.tolerance_ms) && isOptionalTime(row.head_start_ms)
}
function isNewcomer<Row extends Loose>(row: Row): row is Row & { service_id: string } {
  return hasService(row) && isOptionalTime(row.head_start_ms)
}
function isPastTicket<Row extends Loose>(row: Row): row is Row & PastTicket {
  const times = [row.called_at, row.ended_at, row.head_start_ms]
  return hasService(row) && isTime(row.queued_at) && times.every(isOptionalTime) && typeof row.outcome === 'string'
}
