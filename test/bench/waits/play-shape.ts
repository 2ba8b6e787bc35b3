import { createRandom } from '../../../sync/random/create-random.ts'
import { quoteWaits } from '../../../sync/waits/quote-waits.ts'
import type { PastDay, WaitState } from '../../../sync/waits/wait-state.ts'
import { ESTIMATORS } from './estimators.ts'
import type { Told } from './score.ts'
import type { Shape } from './shape.ts'
import { type DayNow, simulateDay, type Visit } from './simulate-day.ts'
import { MINUTE, pastDayOf, stateOf, stateOnDevice } from './state-of.ts'

export const OURS = 'monte_carlo_plan'
export const OURS_WITHOUT_PLAN = 'monte_carlo_no_plan'
/** From what a device has of past days. */
export const OURS_ON_DEVICE = 'monte_carlo_device'

export type Played = {
  readonly told: ReadonlyMap<string, readonly Told[]>
  readonly quotes: number
  readonly quoteMs: number
}
type Asked = { readonly visit: Visit; readonly answers: ReadonlyMap<string, { p50: number; p90?: number }> }

/** The first days only make the history; of the others every so many arrivals are asked about. */
export type Amount = { readonly historyDays: number; readonly days: number; readonly every: number }

/** Plays days of one shape and asks every estimator; who never was called, or at once, is not scored. */
export function playShape(shape: Shape, seed: string, { historyDays, days, every }: Amount): Played {
  const random = createRandom(`${seed}/${shape.name}`)
  const told = new Map<string, Told[]>()
  let [quotes, quoteMs] = [0, 0]
  let history: readonly PastDay[] = []
  for (let day = 0; day < historyDays + days; day += 1) {
    const asked: Asked[] = []
    let last: DayNow | null = null
    let count = 0
    const past = history
    simulateDay(shape, random.fork(`day-${day}`), (now, visit) => {
      last = now
      count += 1
      if (day < historyDays || count % every !== 0) return
      const started = performance.now()
      const answers = ask((withPlan) => stateOf({ shape, day, history: past }, now, withPlan), visit.id)
      quoteMs += performance.now() - started
      quotes += 1
      asked.push({ visit, answers })
    })
    if (last !== null) history = [...history.slice(-14), pastDayOf(last, day)]
    for (const one of asked) keep(told, one)
  }
  return { told, quotes, quoteMs }
}

function ask(stateFor: (withPlan: boolean) => WaitState, id: string): Map<string, { p50: number; p90?: number }> {
  const planned = stateFor(true)
  const answers = new Map<string, { p50: number; p90?: number }>()
  for (const [name, estimate] of Object.entries(ESTIMATORS)) answers.set(name, { p50: estimate(planned, id) })
  for (const [name, state] of [
    [OURS, planned],
    [OURS_WITHOUT_PLAN, stateFor(false)],
    [OURS_ON_DEVICE, stateOnDevice(planned)],
  ] as const) {
    const quote = quoteWaits({ ...state, newcomers: [] }, id).tickets.find(({ ticket_id }) => ticket_id === id)
    // Nothing told counts as nothing promised: the worst that it can be scored as.
    answers.set(name, { p50: (quote?.p50_ms ?? 0) / MINUTE, p90: (quote?.p90_ms ?? quote?.p50_ms ?? 0) / MINUTE })
  }
  return answers
}

function keep(told: Map<string, Told[]>, { visit, answers }: Asked): void {
  if (visit.calledAt === null || visit.calledAt <= visit.at) return
  const wait = visit.calledAt - visit.at
  for (const [name, answer] of answers) {
    const own = told.get(name) ?? []
    own.push({ wait, isPriority: visit.headStart > 0, ...answer })
    told.set(name, own)
  }
}
