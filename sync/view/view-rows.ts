import type { branchStatsColumns, counterColumns } from '../shapes/branch-columns.ts'
import type { Columns, ColumnType } from '../shapes/column-type.ts'
import type { staffTicketColumns } from '../shapes/ticket-columns.ts'

type ValueOf<Type extends ColumnType> = Type extends 'int4' | 'int8'
  ? number
  : Type extends 'bool'
    ? boolean
    : Type extends 'text[]' | 'uuid[]'
      ? readonly string[]
      : Type extends 'jsonb'
        ? unknown
        : string

/** Any column may be missing or null: the row may come from a server of another version [RE5]. */
type RowOf<Of extends Columns> = { readonly [Name in keyof Of]?: ValueOf<Of[Name]> | null }

/**
 * Instants are milliseconds since 1970 in the view, with the microseconds as decimals: places in the line differ by them.
 * Days are labels.
 */
type Instants<Row> = {
  readonly [Name in keyof Row]: Name extends `${string}_at` | 'state_since' ? number | null : Row[Name]
}

export type TicketFields = Instants<RowOf<typeof staffTicketColumns>>
export type CounterFields = Instants<RowOf<typeof counterColumns>>
export type BranchStatsFields = Instants<RowOf<typeof branchStatsColumns>>

/** `confirmed`: as the authority has it; `saving`: not on the disk yet; `pending`: on the disk, not decided. */
export type Standing = 'confirmed' | 'saving' | 'pending'

/** A row as screens see it: base ⊕ confirmed ⊕ pending [VI1]. */
export type ViewRow<Fields> = Fields & {
  readonly id: string
  readonly standing: Standing
  /** The commands whose effects show in it, oldest first. */
  readonly pendingCommands: readonly string[]
  /** Undecided commands that could not be carried out on the row as it is now [EF2]. */
  readonly unfitCommands: readonly string[]
}
export type TicketRow = ViewRow<TicketFields>
export type CounterRow = ViewRow<CounterFields>
