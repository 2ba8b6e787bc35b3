import { createRandom } from '../../../sync/random/create-random.ts'
import { quoteWaits } from '../../../sync/waits/quote-waits.ts'
import type { PastDay, WaitState } from '../../../sync/waits/wait-state.ts'
import { median } from '../statistics.ts'
import { simulateDay } from './simulate-day.ts'
import { MINUTE, pastDayOf, stateOf } from './state-of.ts'
import { TUNING_SHAPES } from './tuning-shapes.ts'

const WAITING = 200
const RUNS = 15

/** One run for two hundred waiting in the shape with most services, after a past day; time per quote of that run. */
export function measureRun(): { quoteUs: number; runMs: number } {
  const state = fullHall()
  const times: number[] = []
  let quotes = 1
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now()
    const { tickets, newcomers } = quoteWaits(state, `run-${run}`)
    times.push(performance.now() - started)
    quotes = tickets.length + newcomers.length
  }
  const runMs = median(times)
  return { runMs, quoteUs: (runMs * 1_000) / quotes }
}

function fullHall(): WaitState {
  const shape = TUNING_SHAPES.find(({ services }) => services.length > 1) ?? TUNING_SHAPES[0]
  if (shape === undefined) throw new RangeError('no shape')
  const states: WaitState[] = []
  const past: PastDay[] = []
  simulateDay(shape, createRandom('past'), (now) => past.splice(0, 1, pastDayOf(now, 0)))
  simulateDay(shape, createRandom('today'), (now) => {
    if (now.at > 660 && states.length === 0) states.push(stateOf({ shape, day: 1, history: past }, now, true))
  })
  const [state] = states
  if (state === undefined) throw new RangeError('an empty day')
  return crowded(state)
}

function crowded(state: WaitState): WaitState {
  const waiting = Array.from({ length: WAITING }, (_, index) => {
    const queuedAt = state.now - (WAITING - index) * (MINUTE / 6)
    const service = state.services[index % state.services.length]
    return {
      id: String(index).padStart(4, '0'),
      service_id: service?.id ?? '',
      order_at: queuedAt,
      queued_at: queuedAt,
    }
  })
  return { ...state, waiting }
}
