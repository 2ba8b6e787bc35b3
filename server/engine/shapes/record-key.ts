import pg from 'pg'
import type { Table } from '../catalog/table.ts'

/*
 * A row's key is `"schema"."table"/"part"/"part"`. The snapshot and the log quote names differently, which shows only
 * with names that have quotes or dots; both are as clients of the protocol have always received them.
 */

/** As snapshot rows begin: names as SQL quotes them. */
export function snapshotKeyPrefix({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
}

/** As changes begin: dots and slashes within names are doubled, quotes are not. */
export function logKeyPrefix(schema: string, table: string): string {
  return `"${escapePart(schema)}"."${escapePart(table)}"`
}

export function keyPart(value: string | null): string {
  return value === null ? '/_' : `/"${value.includes('/') ? value.replaceAll('/', '//') : value}"`
}

function escapePart(name: string): string {
  return name.replaceAll('/', '//').replaceAll('.', '..')
}

/** Without a primary key, all columns in the order of their names. */
export function keyColumns({ key, columns }: Pick<Table, 'key' | 'columns'>): readonly string[] {
  return key.length > 0 ? key : columns.map(({ name }) => name).sort()
}
