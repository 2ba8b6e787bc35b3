import { shapeCatalogue } from '../../sync/shapes/shape-catalogue.ts'

/** What the rules read, under the names that it has on a server; as people who serve see it, for only they have a lens. */
export const lensTables = ['tickets', 'counters'] as const
export type LensTable = (typeof lensTables)[number]

/** Free room on each page, so that a change of a row stays on its page and leaves nothing behind that only vacuum takes. */
const FILL_PERCENT = 70

export function lensColumns(table: LensTable): [name: string, type: string][] {
  return Object.entries(shapeCatalogue[table].columns.staff)
}

/**
 * The tables of the server with what a device may see of them. Only the key is sure to be there [RE5]. Unlogged: nothing
 * here outlives the page, and nobody would ever clear the log away.
 */
export function lensSchema(): string {
  return ['create schema app', 'create schema rules', ...lensTables.map(createTable)]
    .map((line) => `${line};\n`)
    .join('')
}

function createTable(table: LensTable): string {
  const columns = lensColumns(table).map(([name, type]) => `${name} ${type}`)
  return `create unlogged table app.${table} (${columns.join(', ')}, primary key (id)) with (fillfactor = ${FILL_PERCENT})`
}

/** Takes an array of rows of the view, whose instants are milliseconds; a column that a row lacks becomes null. */
export function putRowsSql(table: LensTable): string {
  const columns = lensColumns(table)
  const names = columns.map(([name]) => name)
  const read = columns.map(([name, type]) => (type === 'timestamptz' ? `to_timestamp(x.${name} / 1000)` : `x.${name}`))
  const record = columns.map(([name, type]) => `${name} ${type === 'timestamptz' ? 'float8' : type}`)
  const changed = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`)
  return `insert into app.${table} (${names.join(', ')})
    select ${read.join(', ')} from jsonb_to_recordset($1) as x (${record.join(', ')})
    on conflict (id) do update set ${changed.join(', ')}`
}

export function deleteRowsSql(table: LensTable): string {
  return `delete from app.${table} where id = any ($1::uuid[])`
}
