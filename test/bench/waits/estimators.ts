import { fluidWait } from '../../../sync/waits/fluid-wait.ts'
import type { WaitState } from '../../../sync/waits/wait-state.ts'
import { MINUTE } from './state-of.ts'

export type Estimator = (state: WaitState, ticketId: string) => number

/** Minutes that others would tell the newcomer. All see the same state. */
export const ESTIMATORS: Record<string, Estimator> = {
  position_configured: (state, id) => (aheadOf(state, id) + 1) * configuredOf(state, id),
  position_per_counter: (state, id) => ((aheadOf(state, id) + 1) * configuredOf(state, id)) / openFor(state, id),
  last_30_mean: (state, id) => mean(waitsOf(state, id).slice(-30)) ?? 0,
  les: (state, id) => waitsOf(state, id).at(-1) ?? 0,
  hol: (state, id) => headOf(state, id),
  queue_length: (state, id) => ((aheadOf(state, id) + 1) * recentService(state, id)) / openFor(state, id),
  fluid_plan: (state, id) => {
    const ratePerMs = 1 / (recentService(state, id) * MINUTE)
    const taps = countersFor(state, id).map(({ plan }) => ({ openings: plan ?? [], ratePerMs }))
    return (fluidWait(aheadOf(state, id) + 1, taps, state.now) ?? 0) / MINUTE
  },
}

const ticketOf = ({ waiting }: WaitState, id: string) => waiting.find((ticket) => ticket.id === id)
const serviceOf = (state: WaitState, id: string): string => ticketOf(state, id)?.service_id ?? ''
const countersFor = (state: WaitState, id: string) =>
  state.counters.filter(({ service_ids }) => service_ids.includes(serviceOf(state, id)))
const openFor = (state: WaitState, id: string): number =>
  Math.max(1, countersFor(state, id).filter(({ state: now }) => now === 'open').length)

/** Those whom these counters call before, by the order of the line. */
function aheadOf(state: WaitState, id: string): number {
  const own = ticketOf(state, id)
  const shared = new Set(countersFor(state, id).flatMap(({ service_ids }) => service_ids))
  return state.waiting.filter(
    (other) => other.id !== id && shared.has(other.service_id) && other.order_at < (own?.order_at ?? 0),
  ).length
}

function configuredOf(state: WaitState, id: string): number {
  return (state.services.find((service) => service.id === serviceOf(state, id))?.configured_ms ?? 0) / MINUTE
}

/** Today's waits of those called for this service, by the time of the call; of yesterday before the first. */
function waitsOf(state: WaitState, id: string): number[] {
  const own = (tickets: NonNullable<WaitState['today']>['tickets']) =>
    tickets
      .filter((ticket) => ticket.service_id === serviceOf(state, id) && ticket.called_at != null)
      .toSorted((a, b) => (a.called_at ?? 0) - (b.called_at ?? 0))
      .map((ticket) => ((ticket.called_at ?? 0) - ticket.queued_at) / MINUTE)
  const today = own(state.today?.tickets ?? [])
  return today.length > 0 ? today : own(state.history?.at(-1)?.tickets ?? [])
}

function headOf(state: WaitState, id: string): number {
  const line = state.waiting.filter((ticket) => ticket.id !== id && ticket.service_id === serviceOf(state, id))
  const head = line.toSorted((a, b) => a.order_at - b.order_at)[0]
  return head === undefined ? (waitsOf(state, id).at(-1) ?? 0) : (state.now - head.queued_at) / MINUTE
}

/** The mean of the last twenty services of today, shrunk to the history of the same service. */
function recentService(state: WaitState, id: string): number {
  const lengths = (tickets: NonNullable<WaitState['today']>['tickets']) =>
    tickets
      .filter((ticket) => ticket.service_id === serviceOf(state, id) && ticket.outcome === 'served')
      .map((ticket) => ((ticket.ended_at ?? 0) - (ticket.called_at ?? 0)) / MINUTE)
  const usual =
    mean(lengths((state.history ?? []).slice(-3).flatMap(({ tickets }) => tickets))) ?? configuredOf(state, id)
  const recent = lengths(state.today?.tickets ?? []).slice(-20)
  return (recent.reduce((sum, value) => sum + value, 0) + 20 * usual) / (recent.length + 20)
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
