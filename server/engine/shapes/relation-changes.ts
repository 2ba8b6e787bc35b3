import type { Table, TableColumn } from '../catalog/table.ts'
import type { Relation } from '../replication/transaction.ts'
import type { Shape } from './shape.ts'

type Column = { readonly name: string; readonly typeOid: number }

/** What a table's new description means to a shape that was built on the former one. */
export type RelationVerdict = 'keep' | 'drop'

/**
 * Postgres describes a table before the first row that follows a change of it. The first description of a session has no
 * former one to be compared with; against the catalogue only a column that came or went is certain then: a table whose
 * columns were renamed meanwhile is described by their present names, and the shape, which no request can name any more,
 * is left to end by itself.
 */
export function judgeRelation(shape: Shape, former: Relation | undefined, present: Relation): RelationVerdict {
  const { table, hasAllColumns, columns, where } = shape.definition
  const isPartition = present.oid !== table.oid
  // Without whole old rows nobody can tell which shapes a row leaves.
  if (!present.isFull) return 'drop'
  if (!isPartition && (present.schema !== table.schema || present.table !== table.name)) return 'drop'
  // Made after the change: the former description is older than the shape.
  if (isSame(table.columns, present.columns)) return 'keep'
  const needed = new Set([...table.key, ...(where?.columns ?? [])])
  const used = new Set([...columns, ...needed])
  if (former === undefined) return judgeFirst(table.columns, present.columns, { hasAllColumns, used, needed })
  const differs = hasAllColumns
    ? !isSame(former.columns, present.columns)
    : !isSame(pick(former.columns, used), pick(present.columns, used))
  return differs ? 'drop' : 'keep'
}

function judgeFirst(
  known: readonly TableColumn[],
  present: readonly Column[],
  { hasAllColumns, used, needed }: { hasAllColumns: boolean; used: ReadonlySet<string>; needed: ReadonlySet<string> },
): RelationVerdict {
  const types = new Map(present.map(({ name, typeOid }) => [name, typeOid]))
  // By the type of these the clause was compiled, and rows are told apart.
  const isTyped = known.every(({ name, typeOid }) => !needed.has(name) || types.get(name) === typeOid)
  const isThere = [...used].every((name) => types.has(name))
  return isTyped && (hasAllColumns ? known.length === present.length : isThere) ? 'keep' : 'drop'
}

function pick(columns: readonly Column[], used: ReadonlySet<string>): Column[] {
  return columns.filter(({ name }) => used.has(name))
}

function isSame(a: readonly Column[], b: readonly Column[]): boolean {
  return a.length === b.length && a.every(({ name, typeOid }, at) => name === b[at]?.name && typeOid === b[at]?.typeOid)
}

/** The same question to the catalogue, which is asked when nobody writes: is this still the table that the shape shows? */
export function isStillCurrent(shape: Shape, present: Table | undefined, readAt: number): boolean {
  const { table, hasAllColumns, columns, where } = shape.definition
  if (present === undefined || present.oid !== table.oid) return false
  // Taken out of the publication behind our back. A shape that was opened later has put the table there itself.
  if (!present.isFollowed && shape.openedAt < readAt) return false
  const names = present.columns.map(({ name }) => name)
  const used = [...columns, ...table.key, ...(where?.columns ?? [])]
  return used.every((name) => names.includes(name)) && (!hasAllColumns || names.length === columns.length)
}

export function isSameRelation(a: Relation, b: Relation): boolean {
  return a.schema === b.schema && a.table === b.table && a.isFull === b.isFull && isSame(a.columns, b.columns)
}
