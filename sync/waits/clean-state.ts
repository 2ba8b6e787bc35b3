import { cleanDay } from './clean-day.ts'
import { APPOINTMENTS_MAX, COUNTERS_MAX, DAY_MS } from './limits.ts'
import {
  hasId,
  hasService,
  isInterval,
  isObject,
  isOptionalTime,
  isSums,
  isTime,
  type Loose,
  rows,
  toLength,
} from './readable.ts'
import type { CleanState, CounterKnown, ExpectedAppointment, ServiceKnown, WaitingTicket } from './wait-state.ts'

/** What can be used of a state that may come from anywhere; null when even the time is missing. Never throws [WT9]. */
export function cleanState(given: unknown): CleanState | null {
  if (!isObject(given) || !isTime(given.now)) return null
  const { now, today, newcomers } = given
  const dayStart = dayStartOf(given, now)
  return {
    now,
    day_start_at: dayStart,
    services: rows(given.services).filter(hasId).map(cleanService),
    counters: rows(given.counters).filter(hasId).slice(0, COUNTERS_MAX).map(cleanCounter),
    waiting: rows(given.waiting).flatMap((row) => cleanWaiting(row, now)),
    // Nothing is known of today, which is not the same as that nobody has come yet.
    today: isObject(today) ? cleanDay(today, dayStart) : { start_at: now, tickets: [] },
    appointments: rows(given.appointments)
      .filter(isAppointment)
      .toSorted((a, b) => a.slot_at - b.slot_at)
      .slice(0, APPOINTMENTS_MAX),
    ...(Array.isArray(newcomers) ? { newcomers: rows(newcomers).filter(isNewcomer) } : {}),
  }
}

function dayStartOf({ day_start_at, today }: Loose, now: number): number {
  if (isTime(day_start_at)) return day_start_at
  const told = isObject(today) ? today.start_at : undefined
  return isTime(told) && told <= now && now < told + 2 * DAY_MS ? told : Math.floor(now / DAY_MS) * DAY_MS
}

function cleanService({ id, configured_ms, past }: Loose & { id: string }): ServiceKnown {
  return {
    id,
    ...(isTime(configured_ms) && configured_ms > 0 && { configured_ms: toLength(configured_ms) }),
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

function isAppointment<Row extends Loose>(row: Row): row is Row & ExpectedAppointment {
  return hasService(row) && isTime(row.slot_at) && isOptionalTime(row.tolerance_ms) && isOptionalTime(row.head_start_ms)
}
function isNewcomer<Row extends Loose>(row: Row): row is Row & { service_id: string } {
  return hasService(row) && isOptionalTime(row.head_start_ms)
}
