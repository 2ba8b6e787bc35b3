import type { View } from '../../sync/device/device.ts'
import type { LensFields, LensWork } from './lens-messages.ts'
import { type LensTable, lensColumns, lensTables } from './lens-tables.ts'

/** Of the view, what a lens holds. Rows that did not change are the same objects in the next one [VI2]. */
export type LensRows = Pick<View, LensTable>
export type LensChange = Extract<LensWork, { kind: 'change' }>

export const NO_ROWS: LensRows = { tickets: new Map(), counters: new Map() }

/** What takes a lens from one picture to the next, in parts of at most `rowsMax` rows [LF1]; none: it is the same. */
export function changedRows(before: LensRows, now: LensRows, rowsMax: number): LensChange[] {
  const parts = lensTables.flatMap((table) => partsOf(table, before[table], now[table], rowsMax))
  return parts.map((part, at) => ({ ...part, isLast: at === parts.length - 1 }))
}

type Rows = ReadonlyMap<string, LensFields>

function partsOf(table: LensTable, before: Rows, now: Rows, rowsMax: number): Omit<LensChange, 'isLast'>[] {
  if (before === now) return []
  const put = [...now].filter(([id, row]) => before.get(id) !== row).map(([, row]) => row)
  const gone = [...before.keys()].filter((id) => !now.has(id))
  const count = Math.max(Math.ceil(put.length / rowsMax), gone.length > 0 ? 1 : 0)
  return Array.from({ length: count }, (_, at) => ({
    kind: 'change',
    table,
    put: put.slice(at * rowsMax, (at + 1) * rowsMax).map((row) => ownColumns(table, row)),
    gone: at === 0 ? gone : [],
  }))
}

/** Without what only screens need: it would be copied from one thread to the other for nothing. */
function ownColumns(table: LensTable, row: LensFields): LensFields {
  return Object.fromEntries(lensColumns(table).map(([name]) => [name, row[name]]))
}
