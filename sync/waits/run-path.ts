import type { Random } from '../random/create-random.ts'
import type { Coming } from './coming.ts'
import { drawExponential } from './draw.ts'
import type { ServiceDraw } from './draw-service.ts'
import type { Leaving } from './learn-leaving.ts'
import { COMING_PER_PATH_MAX } from './limits.ts'
import type { LineUp } from './line-up.ts'
import type { Interval } from './wait-state.ts'

/** A counter in one possible day: when it can call next, and until when it is open. */
export type Desk = {
  readonly staff: string
  readonly lanes: readonly number[]
  readonly openings: readonly Interval[]
  readyAt: number
}

export type Path = {
  readonly lineUp: LineUp
  readonly now: number
  readonly desks: readonly Desk[]
  readonly coming: readonly Coming[]
  readonly services: ServiceDraw
  readonly leaving: Leaving
  readonly random: Random
}

/**
 * Plays the routing on from now: whichever counter is ready first calls the least `order_at` of its lanes. `calledAt` gets
 * for each quoted one when that is (infinite: never), whether or not they would have waited so long themselves.
 */
export function runPath(path: Path, calledAt: Float64Array): void {
  const { lineUp, desks, coming } = path
  calledAt.fill(Number.POSITIVE_INFINITY)
  const heads = lineUp.lanes.map(() => 0)
  const came: Passer[][] = lineUp.lanes.map(() => [])
  let left = lineUp.quoted.length
  let [next, room] = [Number.NEGATIVE_INFINITY, COMING_PER_PATH_MAX]
  for (const desk of desks) desk.readyAt = whenOpen(desk, desk.readyAt)
  while (left > 0) {
    const desk = firstReady(desks)
    if (desk === undefined) return
    const at = desk.readyAt
    if (at >= next) {
      room -= admit(coming, came, at, room)
      // More people pass than are served: whoever still waits is not called on this day [WT22].
      if (room <= 0) return
      next = nextOf(coming)
    }
    const lane = bestLane(desk, lineUp, heads, came)
    if (lane < 0) {
      desk.readyAt = whenOpen(desk, nextFor(desk, coming))
      continue
    }
    const item = lineUp.lanes[lane]?.line[heads[lane] ?? 0]
    const passer = came[lane]?.[0]
    const serviceId = lineUp.lanes[lane]?.serviceId ?? ''
    if (passer !== undefined && (item === undefined || passer.orderAt < (lineUp.quoted[item]?.orderAt ?? 0))) {
      came[lane]?.shift()
      if (!hasLeft(path, passer.queuedAt, at)) serve(path, desk, serviceId, passer.queuedAt, at)
      continue
    }
    const quoted = item === undefined ? undefined : lineUp.quoted[item]
    if (item === undefined || quoted === undefined) return
    heads[lane] = (heads[lane] ?? 0) + 1
    calledAt[item] = at
    left -= 1
    // A newcomer only looks; somebody who has left is passed over.
    if (quoted.ticketId === null || hasLeft(path, quoted.queuedAt, at)) continue
    serve(path, desk, serviceId, quoted.queuedAt, at)
  }
}

/** Somebody who came during the run. */
type Passer = { readonly orderAt: number; readonly queuedAt: number }

function serve({ services, leaving, random }: Path, desk: Desk, serviceId: string, queuedAt: number, at: number): void {
  const isMissing = random.isWithin(leaving.noShowShare(at - queuedAt))
  const length = isMissing ? leaving.noShowMs : services.whole(serviceId, desk.staff, at)
  desk.readyAt = whenOpen(desk, at + length + leaving.gapMs)
}

function hasLeft({ leaving, now, random }: Path, queuedAt: number, at: number): boolean {
  const hazard = leaving.hazard(now - queuedAt, at - queuedAt)
  return hazard > 0 && drawExponential(random, 1) < hazard
}

function firstReady(desks: readonly Desk[]): Desk | undefined {
  let first: Desk | undefined
  for (const desk of desks) if (desk.readyAt < (first?.readyAt ?? Number.POSITIVE_INFINITY)) first = desk
  return first
}

function whenOpen(desk: Desk, at: number): number {
  for (const { from, to } of desk.openings) if (at < to) return Math.max(at, from)
  return Number.POSITIVE_INFINITY
}

/** Those who have come by then take their places, while there is room. How many they are. */
function admit(coming: readonly Coming[], came: Passer[][], at: number, room: number): number {
  let count = 0
  for (const one of coming) {
    while (one.at <= at && count < room) {
      const line = came[one.lane]
      const passer = { orderAt: one.orderAt, queuedAt: one.at }
      // Most come in their order, so from behind.
      const before = line?.findLastIndex(({ orderAt }) => orderAt <= passer.orderAt) ?? -1
      line?.splice(before + 1, 0, passer)
      Object.assign(one, one.next())
      count += 1
    }
  }
  return count
}

function nextOf(coming: readonly Coming[]): number {
  return coming.reduce((at, one) => Math.min(at, one.at), Number.POSITIVE_INFINITY)
}

function bestLane(desk: Desk, { lanes, quoted }: LineUp, heads: readonly number[], came: readonly Passer[][]): number {
  let [best, least] = [-1, Number.POSITIVE_INFINITY]
  for (const lane of desk.lanes) {
    const item = lanes[lane]?.line[heads[lane] ?? 0]
    const own = item === undefined ? Number.POSITIVE_INFINITY : (quoted[item]?.orderAt ?? 0)
    const order = Math.min(own, came[lane]?.[0]?.orderAt ?? Number.POSITIVE_INFINITY)
    if (order < least) [best, least] = [lane, order]
  }
  return best
}

function nextFor(desk: Desk, coming: readonly Coming[]): number {
  return coming.reduce(
    (at, one) => (desk.lanes.includes(one.lane) ? Math.min(at, one.at) : at),
    Number.POSITIVE_INFINITY,
  )
}
