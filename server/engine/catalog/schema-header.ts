import type { Table, TableColumn } from './table.ts'

type Details = Record<string, string | number | boolean>

/** The length word that Postgres counts into the modifier of strings and numerics. */
const HEADER_BYTES = 4
const TIMES = new Set(['time', 'timetz', 'timestamp', 'timestamptz'])
const INTERVAL_ALL = 0x7fff
const INTERVAL_FIELDS: readonly (readonly [bit: number, name: string])[] = [
  [2, 'YEAR'],
  [1, 'MONTH'],
  [3, 'DAY'],
  [10, 'HOUR'],
  [11, 'MINUTE'],
  [12, 'SECOND'],
]

/** The JSON of `electric-schema`: how a client is to read the texts of each column. */
export function schemaHeader(table: Table, selected: readonly string[]): string {
  const byName = new Map(table.columns.map((column) => [column.name, column]))
  const schema: Record<string, Details> = {}
  for (const name of selected) {
    const column = byName.get(name)
    if (column !== undefined) schema[name] = describe(column, table.key.indexOf(name))
  }
  // A header holds Latin-1 only; JSON can say everything else.
  return JSON.stringify(schema).replace(/[^\x20-\x7e]/g, escapeUnit)
}

function describe(column: TableColumn, keyIndex: number): Details {
  return {
    type: column.type,
    ...(column.dims > 0 && { dims: column.dims }),
    ...modifierDetails(column),
    ...(column.isNotNull && { not_null: true }),
    ...(keyIndex >= 0 && { pk_index: keyIndex }),
  }
}

function modifierDetails({ type, typeModifier: modifier }: TableColumn): Details {
  if (type === 'varbit' || type === 'bit') return { length: modifier }
  if (modifier < 0) return {}
  if (type === 'varchar') return { max_length: modifier - HEADER_BYTES }
  if (type === 'bpchar') return { length: modifier - HEADER_BYTES }
  if (type === 'numeric') {
    const packed = modifier - HEADER_BYTES
    return { precision: (packed >> 16) & 0xffff, scale: (packed << 16) >> 16 }
  }
  if (TIMES.has(type) && modifier > 0) return { precision: modifier }
  return type === 'interval' ? intervalDetails(modifier) : {}
}

function intervalDetails(modifier: number): Details {
  const range = (modifier >> 16) & 0xffff
  const precision = modifier & 0xffff
  const names = INTERVAL_FIELDS.filter(([bit]) => (range & (1 << bit)) !== 0).map(([, name]) => name)
  const [first, last] = [names[0], names.at(-1)]
  return {
    ...(range !== INTERVAL_ALL && first !== undefined && { fields: first === last ? first : `${first} TO ${last}` }),
    ...(precision !== 0xffff && { precision }),
  }
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
