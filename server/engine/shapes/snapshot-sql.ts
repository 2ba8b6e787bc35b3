import pg from 'pg'
import type { Table, TableColumn } from '../catalog/table.ts'
import { keyColumns, snapshotKeyPrefix } from './record-key.ts'
import type { ShapeDefinition } from './shape-definition.ts'

const selects = new WeakMap<readonly string[], { readonly table: Table; readonly sql: string }>()

/** The same text for all shapes that show these columns; a clause may follow. */
export function snapshotSelect({ table, columns }: ShapeDefinition): string {
  const known = selects.get(columns)
  if (known?.table === table) return known.sql
  const sql = rowsSelect(table, columns)
  selects.set(columns, { table, sql })
  return sql
}

export function subsetSelect({ table, columns }: ShapeDefinition, mark: number): string {
  return rowsSelect(table, columns, mark)
}

/**
 * A select whose one column is the finished JSON of a row: Postgres writes it, the engine passes it on. Values are cast to
 * text, which for booleans gives true and false where the change stream says t and f. Rows of tables that inherit from
 * this one are left out: their changes bear another table's name.
 */
function rowsSelect(table: Table, columns: readonly string[], mark?: number): string {
  const types = new Map(table.columns.map((column) => [column.name, column]))
  const asText = (name: string): string => textOf(name, types.get(name))
  const parts = keyColumns(table).map((name) => `coalesce('/"' || replace(${asText(name)}, '/', '//') || '"', '/_')`)
  const key = `to_json(${pg.escapeLiteral(snapshotKeyPrefix(table))} || ${parts.join(' || ')})::text`
  const values = columns.map(
    (name) => `${pg.escapeLiteral(`${JSON.stringify(name)}:`)} || coalesce(to_json(${asText(name)})::text, 'null')`,
  )
  const headers = [
    `"relation":[${JSON.stringify(table.schema)},${JSON.stringify(table.name)}]`,
    '"operation":"insert"',
    ...(mark === undefined ? [] : [`"snapshot_mark":${mark}`]),
  ].join(',')
  return (
    `select '{"key":' || ${key} || ',"value":{' || ${values.join(` || ',' || `)} || ` +
    `${pg.escapeLiteral(`},"headers":{${headers}}}`)} from ${table.isPartitioned ? '' : 'only '}${snapshotKeyPrefix(table)}`
  )
}

/** The cast from `char(n)` cuts the blanks off that the change stream sends. */
function textOf(name: string, column: TableColumn | undefined): string {
  const quoted = pg.escapeIdentifier(name)
  if (column?.type !== 'bpchar' || column.dims > 0) return `${quoted}::text`
  return `case when ${quoted} is not null then concat(${quoted}) end`
}
