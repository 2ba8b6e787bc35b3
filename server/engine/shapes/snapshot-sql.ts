import pg from 'pg'
import type { TableColumn } from '../catalog/table.ts'
import { keyColumns, snapshotKeyPrefix } from './record-key.ts'
import type { ShapeDefinition } from './shape-definition.ts'

/**
 * A select whose one column is the finished JSON of a row: Postgres writes it, the engine passes it on. Values are cast to
 * text, which for booleans gives true and false where the change stream says t and f. Rows of tables that inherit from
 * this one are left out: their changes bear another table's name.
 */
export function snapshotSelect(definition: ShapeDefinition, mark?: number): string {
  const { table, columns } = definition
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
