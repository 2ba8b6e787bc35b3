import { readConfiguration } from '../../sync/view/read-configuration.ts'
import { readFields } from '../../sync/view/read-fields.ts'
import type { BranchStatsFields, CounterRow, TicketRow } from '../../sync/view/view-rows.ts'
import { type BranchView, createStateOfView } from '../../sync/waits/view/state-of-view.ts'
import type { WaitState } from '../../sync/waits/wait-state.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** As app.public_branch tells a branch. */
export type JoinFacts = {
  readonly tenant_id: string
  readonly today: string
  readonly server_time: string
  readonly document: unknown
  readonly stats: unknown
  readonly counters: readonly Row[]
  readonly tickets: readonly Row[]
}

const standing = { standing: 'confirmed', pendingCommands: [], unfitCommands: [] } as const

/** The facts as a device would have them: what reads a device's view reads these. */
export function viewOfFacts({ today, document, stats, counters, tickets }: JoinFacts): BranchView {
  const rows = <Shown>(shape: 'tickets' | 'counters', found: readonly Row[]): ReadonlyMap<string, Shown> =>
    new Map(found.map((row) => [row.id, { ...readFields(shape, row), id: row.id, ...standing } as Shown]))
  return {
    today,
    tickets: rows<TicketRow>('tickets', tickets),
    counters: rows<CounterRow>('counters', counters),
    configuration: readConfiguration(document).configuration,
    stats: stats === null ? undefined : ({ document: stats } as BranchStatsFields),
  }
}

/** What the estimate is made from; one newcomer per service is all that the web asks for. */
export function waitStateOf(view: BranchView, now: number): WaitState | undefined {
  const state = createStateOfView()(view, now)
  return state && { ...state, newcomers: state.services.map(({ id }) => ({ service_id: id })) }
}
