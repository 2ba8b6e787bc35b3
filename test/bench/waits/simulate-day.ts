import type { Random } from '../../../sync/random/create-random.ts'
import { drawExponential, drawNormal } from '../../../sync/waits/draw.ts'
import { drawVisitors, type Visitor } from './draw-visitors.ts'
import type { Shape } from './shape.ts'

export type Visit = Visitor & {
  calledAt: number | null
  endedAt: number | null
  outcome: 'waiting' | 'serving' | 'served' | 'no_show' | 'left'
  desk: number
}
export type SimulatedDesk = {
  readonly services: readonly string[]
  readonly openings: readonly (readonly [number, number])[]
  readonly pace: number
  serving: Visit | null
  busyUntil: number
}
export type DayNow = {
  readonly at: number
  readonly visits: readonly Visit[]
  readonly desks: readonly SimulatedDesk[]
}

const NO_SHOW_MINUTES = 0.75

/** Plays a whole day as it really goes; `onArrival` sees it at each arrival, with the newcomer standing in line. */
export function simulateDay(shape: Shape, random: Random, onArrival: (now: DayNow, newcomer: Visit) => void): Visit[] {
  const [staff, failures] = [random.fork('tellers-of-the-day'), random.fork('failures-of-the-day')]
  const day = Math.exp(shape.dayDrift * drawNormal(random))
  const hours = Array.from({ length: 24 }, () => Math.exp(shape.hourDrift * drawNormal(random)))
  const desks = shape.counters.map(
    ({ services, plan }, index): SimulatedDesk => ({
      services,
      openings: plan
        .flatMap(([from, to]) => realOpening(shape, from, to, staff))
        .flatMap((opening) => brokenOff(shape, opening, failures)),
      pace: Math.exp(shape.staffSpread * (PACES[index % PACES.length] ?? 0)),
      serving: null,
      busyUntil: 0,
    }),
  )
  const closes = Math.max(...desks.flatMap(({ openings }) => openings.map(([, to]) => to)))
  const visits: Visit[] = []
  const lengthOf = (visit: Visit, desk: SimulatedDesk, at: number): number =>
    visit.length * day * desk.pace * (hours[Math.floor(at / 60) % 24] ?? 1)
  const dispatch = (at: number): void => {
    for (const visit of visits) if (visit.outcome === 'waiting' && visit.goesAt <= at && !visit.isSilent) leave(visit)
    desks.forEach((desk, index) => {
      if (desk.busyUntil > at) return
      desk.serving = null
      if (!isOpenAt(desk, at, closes)) return
      const next = firstFor(desk, visits)
      if (next !== null) call(next, desk, index, at, lengthOf(next, desk, at), shape.gap)
    })
  }
  const arrivals = drawVisitors(shape, random).map(
    (one): Visit => ({ ...one, calledAt: null, endedAt: null, outcome: 'waiting', desk: -1 }),
  )
  let clock = 0
  for (const arrival of arrivals) {
    playUntil(clock, arrival.at, desks, dispatch)
    settle(visits, arrival.at)
    clock = arrival.at
    visits.push(arrival)
    onArrival({ at: arrival.at, visits, desks }, arrival)
    dispatch(arrival.at)
  }
  playUntil(clock, closes + 600, desks, dispatch)
  settle(visits, closes + 600)
  return visits
}

/** Tellers differ, and are the same people day by day. */
const PACES = [0.8, -1, 0.3, 1.2, -0.6, -0.2]

function realOpening(shape: Shape, from: number, to: number, random: Random): [number, number][] {
  const isMissing = random.isWithin(shape.rotaMissing)
  const shift = (): number => shape.rotaNoise * drawNormal(random)
  const real: [number, number] = [Math.max(shape.days[0], from + shift()), to + shift()]
  return isMissing || real[1] <= real[0] ? [] : [real]
}

function brokenOff({ breakdownShare }: Shape, [from, to]: [number, number], random: Random): [number, number][] {
  if (!random.isWithin(breakdownShare)) return [[from, to]]
  const at = from + random.next() * (to - from)
  const back = at + 15 + drawExponential(random, 30)
  return back < to
    ? [
        [from, at],
        [back, to],
      ]
    : [[from, at]]
}

export function isOpenAt(desk: SimulatedDesk, at: number, closes: number): boolean {
  return desk.openings.some(([from, to]) => from <= at && (at < to || to >= closes - 5))
}

function playUntil(begin: number, end: number, desks: readonly SimulatedDesk[], dispatch: (at: number) => void): void {
  for (let at = begin; ; ) {
    const times = desks.flatMap(({ serving, busyUntil, openings }) => [
      ...(serving === null ? [] : [busyUntil]),
      ...openings.map(([from]) => from),
    ])
    const next = times.reduce((least, time) => (time > at && time < least ? time : least), Number.POSITIVE_INFINITY)
    if (next > end) return
    at = next
    dispatch(at)
  }
}

function call(visit: Visit, desk: SimulatedDesk, index: number, at: number, length: number, gap: number): void {
  const comes = visit.comesWhenCalled && visit.goesAt > at
  visit.calledAt = at
  visit.endedAt = at + (comes ? length : NO_SHOW_MINUTES)
  visit.outcome = 'serving'
  visit.desk = index
  desk.serving = visit
  desk.busyUntil = visit.endedAt + gap
}

function settle(visits: readonly Visit[], at: number): void {
  for (const visit of visits) {
    if (visit.outcome !== 'serving' || (visit.endedAt ?? 0) > at) continue
    visit.outcome = visit.comesWhenCalled && visit.goesAt > (visit.calledAt ?? 0) ? 'served' : 'no_show'
  }
}

function leave(visit: Visit): void {
  visit.outcome = 'left'
  visit.endedAt = visit.goesAt
}

function firstFor(desk: SimulatedDesk, visits: readonly Visit[]): Visit | null {
  let first: Visit | null = null
  for (const visit of visits) {
    if (visit.outcome !== 'waiting' || !desk.services.includes(visit.service.id)) continue
    if (first === null || visit.orderAt < first.orderAt) first = visit
  }
  return first
}
