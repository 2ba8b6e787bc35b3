import type { ShapeName } from '../permissions/shapes.ts'
import type { Audience } from './audience.ts'
import { branchConfigColumns, branchStatsColumns, counterColumns } from './branch-columns.ts'
import type { Columns } from './column-type.ts'
import type { ShapeScope } from './shape-scope.ts'
import { publicTicketColumns, staffTicketColumns } from './ticket-columns.ts'

export type ShapeEntry = {
  /** With its schema, in lower case: it goes into a request as it is. */
  readonly table: string
  /** The primary key: it is among the columns of every audience. */
  readonly key: readonly string[]
  /**
   * Always named, so that a column that a migration adds reaches nobody and ends no shape until it is added here.
   */
  readonly columns: Readonly<Record<Audience, Columns>>
  /**
   * Equality, and one comparison at most, so that a change finds its shapes by an index. In parentheses: whatever joins
   * another clause to it cannot loosen it. Every clause names the tenant.
   */
  readonly where: string
  /** What stands for $1, $2 … */
  readonly params: readonly (keyof ShapeScope)[]
}

const OF_BRANCH = { where: '(tenant_id = $1 and branch_id = $2)', params: ['tenant_id', 'branch_id'] } as const
const forAll = (columns: Columns) => ({ public: columns, staff: columns })

/** Every shape by its name: what it is made of. Who may follow it: `sync/permissions/shapes.ts`. */
export const shapeCatalogue: Readonly<Record<ShapeName, ShapeEntry>> = {
  branch_config: {
    ...OF_BRANCH,
    table: 'app.branch_configs',
    key: ['branch_id'],
    columns: forAll(branchConfigColumns),
  },
  tickets: {
    table: 'app.tickets',
    key: ['tenant_id', 'id'],
    columns: { public: publicTicketColumns, staff: staffTicketColumns },
    // Another clause each day: no log is longer than two days.
    where: '(tenant_id = $1 and branch_id = $2 and queue_day >= $3)',
    params: ['tenant_id', 'branch_id', 'first_day'],
  },
  counters: { ...OF_BRANCH, table: 'app.counters', key: ['id'], columns: forAll(counterColumns) },
  branch_stats: {
    ...OF_BRANCH,
    table: 'app.branch_stats',
    key: ['branch_id'],
    columns: forAll(branchStatsColumns),
  },
}
