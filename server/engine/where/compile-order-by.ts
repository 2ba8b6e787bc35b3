import type { Node, SelectStmt, SortBy } from 'libpg-query'
import type { CompileOrderByResult, WhereColumn } from './compiled-where.ts'
import { parseClause } from './parse-clause.ts'
import { describeNode, readableName, readStrings } from './tree-nodes.ts'
import { WhereRefusal } from './where-refusal.ts'
import { quoteName } from './write-sql.ts'

/** Places are counted in this and the clause together, and shown like that. */
const PREFIX = 'SELECT 1 ORDER BY '
const DIRECTIONS = new Map([
  ['SORTBY_DEFAULT', ''],
  ['SORTBY_ASC', ' asc'],
  ['SORTBY_DESC', ' desc'],
])
const NULLS = new Map([
  ['SORTBY_NULLS_FIRST', ' nulls first'],
  ['SORTBY_NULLS_LAST', ' nulls last'],
])

const refuse = (location: number, message: string): WhereRefusal =>
  new WhereRefusal(`At location ${location}: ${message}`, null)

/** Columns only: a number would mean a place in a select list, and anything else is more than a sort order. */
function writeTerm({ node, sortby_dir = 'SORTBY_DEFAULT', sortby_nulls }: SortBy, known: ReadonlySet<string>): string {
  if (node === undefined) throw refuse(PREFIX.length, 'syntax error')
  const { kind, location } = describeNode(node)
  if (!('ColumnRef' in node)) throw refuse(location, `${kind} expressions are not allowed in ORDER BY clauses`)
  const parts = readStrings(node.ColumnRef.fields)
  const [column = ''] = parts ?? []
  if (parts?.length !== 1 || !known.has(column)) {
    throw refuse(location, `unknown reference ${readableName(parts ?? ['*'])}`)
  }
  const direction = DIRECTIONS.get(sortby_dir)
  if (direction === undefined) throw refuse(location, 'USING is not allowed in ORDER BY clauses')
  return `${quoteName(column)}${direction}${NULLS.get(sortby_nulls ?? '') ?? ''}`
}

function takeTerms(select: SelectStmt): SortBy[] {
  const { sortClause = [], lockingClause = [] } = select
  const isPlain = lockingClause.length === 0 && select.limitCount === undefined && select.limitOffset === undefined
  if (!isPlain || sortClause.length === 0) throw new WhereRefusal('malformed query ending with SQL clauses', null)
  return sortClause.flatMap((node: Node) => ('SortBy' in node ? [node.SortBy] : []))
}

export async function compileOrderBy(text: string, columns: readonly WhereColumn[]): Promise<CompileOrderByResult> {
  try {
    const terms = takeTerms(await parseClause(PREFIX, text))
    const known = new Set(columns.map(({ name }) => name))
    return { kind: 'compiled', sql: terms.map((term) => writeTerm(term, known)).join(', ') }
  } catch (error) {
    if (error instanceof WhereRefusal) return { kind: 'refused', problems: [error.message] }
    throw error
  }
}
