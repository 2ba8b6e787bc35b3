import type { LengthSums, PastDay, PastTicket, WaitState } from '../../../sync/waits/wait-state.ts'
import { APPOINTMENT, slotsOf } from './draw-visitors.ts'
import type { Shape } from './shape.ts'
import type { DayNow, Visit } from './simulate-day.ts'

export const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export type Branch = { readonly shape: Shape; readonly day: number; readonly history: readonly PastDay[] }

/** What a branch's devices would know at this moment, with the staff plan or without. */
export function stateOf({ shape, day, history }: Branch, now: DayNow, withPlan: boolean): WaitState {
  const start = day * DAY
  const closes = Math.max(...now.desks.flatMap(({ openings }) => openings.map(([, to]) => to)))
  const time = (minutes: number): number => start + minutes * MINUTE
  return {
    now: time(now.at),
    day_start_at: start,
    services: shape.services.map(({ id, configured }) => ({ id, configured_ms: configured * MINUTE })),
    counters: now.desks.map((desk, index) => ({
      id: `c${index}`,
      service_ids: desk.services,
      state: isShownOpen(desk, now.at, closes)
        ? 'open'
        : desk.openings.some(([from]) => from > now.at) && desk.openings.some(([from]) => from < now.at)
          ? 'paused'
          : 'closed',
      serving:
        desk.serving === null || (desk.serving.endedAt ?? 0) <= now.at
          ? null
          : { service_id: desk.serving.service.id, called_at: time(desk.serving.calledAt ?? now.at) },
      ...(withPlan
        ? { plan: (shape.counters[index]?.plan ?? []).map(([from, to]) => ({ from: time(from), to: time(to) })) }
        : {}),
    })),
    waiting: now.visits
      .filter(({ outcome }) => outcome === 'waiting')
      .map((visit) => ({
        id: visit.id,
        service_id: visit.service.id,
        order_at: time(visit.orderAt),
        queued_at: time(visit.at),
      })),
    today: {
      ...dayOf(now.visits, day),
      openings: now.desks.flatMap(({ openings }, index) =>
        openings
          .filter(([from]) => from <= now.at)
          .map(([from, to]) => ({ counter_id: `c${index}`, from: time(from), to: to <= now.at ? time(to) : null })),
      ),
    },
    history,
    appointments:
      shape.appointmentsPerHour === 0
        ? []
        : dueSlots(shape, now).map((slot) => ({
            service_id: shape.services[0]?.id ?? '',
            slot_at: time(slot),
            tolerance_ms: APPOINTMENT.tolerance * MINUTE,
            head_start_ms: APPOINTMENT.headStart * MINUTE,
          })),
  }
}

/**
 * What a tablet or a kiosk knows of it: of past days the last alone, the others as sums, and no openings, which the services
 * tell.
 */
export function stateOnDevice(state: WaitState): WaitState {
  const { history = [], today } = state
  return {
    ...state,
    services: state.services.map((service) => {
      const past = sumsOf(history, service.id)
      return { ...service, ...(past !== undefined && { past }) }
    }),
    ...(today !== undefined && { today: { start_at: today.start_at, tickets: today.tickets } }),
    history: history.slice(-1).map(({ start_at, tickets }) => ({ start_at, tickets })),
  }
}

function sumsOf(history: readonly PastDay[], id: string): LengthSums | undefined {
  const lengths = history
    .flatMap(({ tickets }) => tickets)
    .filter(({ service_id, outcome }) => service_id === id && outcome === 'served')
    .map(({ called_at, ended_at }) => (ended_at ?? 0) - (called_at ?? 0))
  if (lengths.length === 0) return undefined
  const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  return {
    count: lengths.length,
    sum_ms: sumOf(lengths),
    sum_of_squares: sumOf(lengths.map((length) => length * length)),
  }
}

export function pastDayOf(last: DayNow, day: number): PastDay {
  const openings = last.desks.flatMap(({ openings }, index) =>
    openings.map(([from, to]) => ({
      counter_id: `c${index}`,
      from: day * DAY + from * MINUTE,
      to: day * DAY + to * MINUTE,
    })),
  )
  return { ...dayOf(last.visits, day), openings }
}

function dayOf(visits: readonly Visit[], day: number): PastDay {
  const time = (minutes: number | null): number | null => (minutes === null ? null : day * DAY + minutes * MINUTE)
  const tickets = visits.map(
    (visit): PastTicket => ({
      service_id: visit.service.id,
      counter_id: visit.desk < 0 ? null : `c${visit.desk}`,
      queued_at: day * DAY + visit.at * MINUTE,
      // Booked people are known by their slots: as a class they would be counted twice.
      head_start_ms: visit.slotAt === null ? visit.headStart * MINUTE : 0,
      called_at: time(visit.calledAt),
      // The end of a running service is not known yet.
      ended_at: visit.outcome === 'serving' ? null : time(visit.endedAt),
      outcome: visit.outcome,
    }),
  )
  return { start_at: day * DAY, tickets }
}

function isShownOpen(desk: DayNow['desks'][number], at: number, closes: number): boolean {
  return desk.serving !== null && desk.busyUntil > at
    ? true
    : desk.openings.some(([from, to]) => from <= at && (at < to || to >= closes - 5))
}

/** Slots whose person may still come: not those who stand or stood here, nor those long overdue. */
function dueSlots(shape: Shape, { at, visits }: DayNow): number[] {
  const came = new Set(visits.map(({ slotAt }) => slotAt))
  return slotsOf(shape).filter((slot) => slot > at - 15 && !came.has(slot))
}
