import { createRandom, type Random } from '../random/create-random.ts'
import { drawAppointment, drawClass } from './coming.ts'
import type { DayPace } from './day-pace.ts'
import { CLOSING_SPREAD_MS, likelyOpenings } from './draw-openings.ts'
import { drawDay, type ServiceDraw } from './draw-service.ts'
import type { ArrivalClass } from './learn-arrivals.ts'
import type { Leaving } from './learn-leaving.ts'
import type { ServiceLaws } from './learn-services.ts'
import { CALLS_PER_RUN, PATHS_MAX, PATHS_MIN } from './limits.ts'
import type { LineUp } from './line-up.ts'
import type { PastOpenings } from './past-openings.ts'
import { type Desk, runPath } from './run-path.ts'
import { staffKey } from './service-seen.ts'
import type { CleanState, CounterKnown, Interval } from './wait-state.ts'

export type Learnt = {
  readonly laws: ServiceLaws
  readonly pace: DayPace
  readonly leaving: Leaving
  readonly arrivals: readonly ArrivalClass[]
  readonly openings: readonly PastOpenings[]
  /** By counter: when its last service of today ended. */
  readonly lastEnds: ReadonlyMap<string, number>
}

type Played = {
  readonly state: CleanState
  readonly lineUp: LineUp
  readonly learnt: Learnt
  readonly likely: readonly ((random: Random) => Interval[])[]
}

const NOTHING_PAST: PastOpenings = { days: [], today: [] }

/** For each quoted one its waits over many possible rests of this day, ascending. */
export function playWaits(state: CleanState, lineUp: LineUp, learnt: Learnt, seed: string): Float64Array[] {
  const count = lineUp.quoted.length
  const paths = Math.max(PATHS_MIN, Math.min(PATHS_MAX, Math.floor(CALLS_PER_RUN / Math.max(1, count))))
  const waits = Array.from({ length: count }, () => new Float64Array(paths))
  const calledAt = new Float64Array(count)
  const closing = Math.max(...state.counters.flatMap(({ plan }) => plan?.at(-1)?.to ?? []))
  const likely = state.counters.map((counter, index) =>
    likelyOpenings(counter, learnt.openings[index] ?? NOTHING_PAST, state.now, state.day_start_at, closing),
  )
  for (let path = 0; path < paths; path += 1) {
    // A stream per path: who is asked about besides does not shift the chance of the others.
    playOnce(
      { state, lineUp, learnt, likely },
      createRandom(`${seed}/${path}`),
      createRandom(`${seed}/${path}/coming`),
      calledAt,
    )
    for (let item = 0; item < count; item += 1) {
      const own = waits[item]
      if (own !== undefined) own[path] = Math.max(0, (calledAt[item] ?? 0) - state.now)
    }
  }
  for (const own of waits) own.sort()
  return waits
}

/** Who comes has a stream of their own: how many are expected changes nothing for whom they do not pass. */
function playOnce(
  { state, lineUp, learnt, likely }: Played,
  random: Random,
  ofComing: Random,
  calledAt: Float64Array,
): void {
  const { now, day_start_at: dayStart } = state
  const services = drawDay(learnt.laws, learnt.pace, dayStart, random)
  const openings = untilServed(likely.map((draw) => draw(random)))
  const desks = state.counters.map((counter, index): Desk => {
    const staff = staffKey(counter, counter.id)
    const readyAt = Math.max(now, whenDone(counter, staff, state, learnt, services, random) + learnt.leaving.gapMs)
    return { staff, lanes: lineUp.lanesOf[index] ?? [], openings: openings[index] ?? [], readyAt }
  })
  const coming = [
    ...learnt.arrivals.map((one, index) => drawClass(one, lineUp.laneOfClass[index] ?? -1, now, dayStart, ofComing)),
    ...(state.appointments ?? []).map((one, index) =>
      drawAppointment(one, lineUp.laneOfAppointment[index] ?? -1, now, ofComing),
    ),
  ]
  runPath({ lineUp, now, desks, coming, services, leaving: learnt.leaving, random }, calledAt)
}

/** The end of the running service; of one that is over, when that was: the teller's turn-around may still last [WT4]. */
function whenDone(
  { id, serving }: CounterKnown,
  staff: string,
  { now }: CleanState,
  { leaving, lastEnds }: Learnt,
  services: ServiceDraw,
  random: Random,
): number {
  if (serving == null) return lastEnds.get(id) ?? Number.NEGATIVE_INFINITY
  const elapsed = Math.max(0, now - serving.called_at)
  const isMissing = elapsed < leaving.noShowMs && random.isWithin(leaving.noShowOverall)
  return now + (isMissing ? leaving.noShowMs - elapsed : services.residual(serving.service_id, staff, now, elapsed))
}

function untilServed(openings: readonly Interval[][]): Interval[][] {
  const end = openings.flat().reduce((last, { to }) => Math.max(last, Number.isFinite(to) ? to : 0), 0)
  return openings.map((own) =>
    own.map(({ from, to }) => ({ from, to: to >= end - CLOSING_SPREAD_MS ? Number.POSITIVE_INFINITY : to })),
  )
}
