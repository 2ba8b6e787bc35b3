import type { ShapeDefinition } from '../../sync/shapes/shape-definition.ts'
import type { ClientQuery } from './client-query.ts'

const COLUMN = /^[a-z_][a-z0-9_]*$/

/**
 * The whole question to a source: the definition in our own words, then what the client may say. Made anew and only ever
 * set: of a name that came twice the last would count, and it must be ours.
 */
export function toSourceQuery(definition: ShapeDefinition, asked: ClientQuery): URLSearchParams {
  const { shape: _, branch: __, ...protocol } = asked
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(protocol)) if (value !== undefined) query.set(name, value)
  const columns = definition.columns.map(plainName).join(',')
  query.set('table', definition.table)
  query.set('columns', columns)
  // No clause of a client's is passed on. Should one ever be, it could only name what it is shown.
  query.set('queryable_columns', columns)
  query.set('replica', 'default')
  query.set('where', definition.where)
  for (const [index, value] of definition.params.entries()) query.set(`params[${index + 1}]`, value)
  return query
}

/** Anything else would have to be quoted, and could end the list. */
function plainName(column: string): string {
  if (!COLUMN.test(column)) throw new Error(`not a plain name of a column: ${column}`)
  return column
}
