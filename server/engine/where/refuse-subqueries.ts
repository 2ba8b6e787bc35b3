import type { Node, SelectStmt } from 'libpg-query'
import { describeNode } from './tree-nodes.ts'
import { WhereRefusal } from './where-refusal.ts'

const isPlainColumn = (node: Node | undefined): boolean =>
  node !== undefined &&
  'ColumnRef' in node &&
  node.ColumnRef.fields?.length === 1 &&
  node.ColumnRef.fields.every((field) => 'String' in field)

/** The real service looks at what is selected before anything else, and counts from the start of the statement. */
function refuseSelect({ targetList = [], fromClause = [] }: SelectStmt, message: string): never {
  for (const target of targetList) {
    if ('ResTarget' in target && !isPlainColumn(target.ResTarget.val)) {
      const { location } = describeNode(target)
      throw new WhereRefusal(`At location ${location}: Expected a plain column reference`, null)
    }
  }
  const [table] = fromClause
  if (fromClause.length !== 1 || table === undefined || !('RangeVar' in table)) {
    throw new WhereRefusal('Expected a single table reference', null)
  }
  throw new WhereRefusal(message, null)
}

/**
 * A shape whose rows hang on another table would have to follow that table as well; it is refused with a word of its
 * own, before the rest of the clause is looked at.
 */
export function refuseSubqueries(value: unknown, message: string): void {
  if (typeof value !== 'object' || value === null) return
  if ('SubLink' in value) {
    const { subselect } = value.SubLink as { subselect?: Node }
    if (subselect !== undefined && 'SelectStmt' in subselect) refuseSelect(subselect.SelectStmt, message)
    throw new WhereRefusal(message, null)
  }
  for (const child of Object.values(value)) refuseSubqueries(child, message)
}
