import type { View } from '../../../sync/device/device.ts'
import { predictIsolated } from '../../../sync/isolated/predict-isolated.ts'
import { predictNext } from '../../../sync/queue/predict-next.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'

type Question = {
  readonly view: View
  readonly counterId: string
  readonly staffId: string
  readonly at: number
  /** Nobody answers: each counter then keeps to its own share of the line first. */
  readonly isAlone: boolean
}

/** Whom this counter would call now [QU2] [IS1]; as if it were open, because a call opens it. */
export function nextAt({ view, counterId, staffId, at, isAlone }: Question): TicketRow | undefined {
  const counter = view.counters.get(counterId)
  if (counter === undefined || view.today === undefined) return undefined
  const seat = { counter: { ...counter, state: 'open' }, staffId, today: view.today }
  const tickets = view.tickets.values()
  if (!isAlone) return predictNext(tickets, seat, NOBODY)
  return predictIsolated({ tickets, seat, counters: [...view.counters.values()], taken: NOBODY, at })
}

/** Calls that are not decided yet show in the view by their effects. */
const NOBODY: ReadonlySet<string> = new Set()
