import { createRandom, type Random } from '../random/create-random.ts'
import { drawAppointment, drawClass } from './coming.ts'
import type { DayPace } from './day-pace.ts'
import { drawOpenings } from './draw-openings.ts'
import { drawDay } from './draw-service.ts'
import type { ArrivalClass } from './learn-arrivals.ts'
import type { Leaving } from './learn-leaving.ts'
import { type ServiceLaws, staffKey } from './learn-services.ts'
import { CALLS_PER_RUN, MINUTE_MS, PATHS_MAX, PATHS_MIN } from './limits.ts'
import type { LineUp } from './line-up.ts'
import type { PastOpenings } from './past-openings.ts'
import { type Desk, runPath } from './run-path.ts'
import type { Interval, WaitState } from './wait-state.ts'

export type Learnt = {
  readonly laws: ServiceLaws
  readonly pace: DayPace
  readonly leaving: Leaving
  readonly arrivals: readonly ArrivalClass[]
  readonly openings: readonly PastOpenings[]
}

/** Counters that close within this of the last one close for the day, and serve whoever is in line first. */
const CLOSING_SPREAD_MS = 5 * MINUTE_MS

/** For each quoted one its waits over many possible rests of this day, ascending. */
export function playWaits(state: WaitState, lineUp: LineUp, learnt: Learnt, seed: string): Float64Array[] {
  const count = lineUp.quoted.length
  const paths = Math.max(PATHS_MIN, Math.min(PATHS_MAX, Math.floor(CALLS_PER_RUN / Math.max(1, count))))
  const waits = Array.from({ length: count }, () => new Float64Array(paths))
  const calledAt = new Float64Array(count)
  for (let path = 0; path < paths; path += 1) {
    // A stream per path: who is asked about besides does not shift the chance of the others.
    playOnce(state, lineUp, learnt, createRandom(`${seed}/${path}`), calledAt)
    for (let item = 0; item < count; item += 1) {
      const own = waits[item]
      if (own !== undefined) own[path] = Math.max(0, (calledAt[item] ?? 0) - state.now)
    }
  }
  for (const own of waits) own.sort()
  return waits
}

function playOnce(state: WaitState, lineUp: LineUp, learnt: Learnt, random: Random, calledAt: Float64Array): void {
  const { now, day_start_at: dayStart } = state
  const services = drawDay(learnt.laws, learnt.pace, dayStart, random)
  const openings = untilServed(
    state.counters.map((counter, index) =>
      drawOpenings(counter, learnt.openings[index] ?? { days: [], today: [] }, now, dayStart, random),
    ),
  )
  const desks = state.counters.map((counter, index): Desk => {
    const staff = staffKey(counter, counter.id)
    const { serving } = counter
    const rest =
      serving == null ? 0 : services.residual(serving.service_id, staff, now, Math.max(0, now - serving.called_at))
    const readyAt = serving == null ? now : now + rest + learnt.leaving.gapMs
    return { staff, lanes: lineUp.lanesOf[index] ?? [], openings: openings[index] ?? [], readyAt }
  })
  const coming = [
    ...learnt.arrivals.map((one, index) => drawClass(one, lineUp.laneOfClass[index] ?? -1, now, dayStart, random)),
    ...(state.appointments ?? []).map((one, index) =>
      drawAppointment(one, lineUp.laneOfAppointment[index] ?? -1, now, random),
    ),
  ]
  runPath({ lineUp, now, desks, coming, services, leaving: learnt.leaving, random }, calledAt)
}

function untilServed(openings: readonly Interval[][]): Interval[][] {
  const end = openings.flat().reduce((last, { to }) => Math.max(last, Number.isFinite(to) ? to : 0), 0)
  return openings.map((own) =>
    own.map(({ from, to }) => ({ from, to: to >= end - CLOSING_SPREAD_MS ? Number.POSITIVE_INFINITY : to })),
  )
}
