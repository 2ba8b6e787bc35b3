import type { Node, SelectStmt } from 'libpg-query'
import { checkExpression } from './check-expression.ts'
import type { ColumnType } from './checker.ts'
import type { CompiledWhere, CompileResult, WhereColumn, WhereOptions, WhereProblem } from './compiled-where.ts'
import { compile } from './evaluate.ts'
import { EvaluationError } from './evaluation-error.ts'
import type { Expression } from './expression.ts'
import { findEqualities, isOfEqualities } from './find-equalities.ts'
import { findParamsProblem } from './find-params-problem.ts'
import { simplifyPredicate } from './join-logic.ts'
import { parseClause } from './parse-clause.ts'
import { refuseSubqueries } from './refuse-subqueries.ts'
import { arrayType, canonicalType, enumType, toSqlType } from './value-types.ts'
import { WhereRefusal } from './where-refusal.ts'
import { writeSql } from './write-sql.ts'

/** What the real service puts before a clause; places in messages are counted in the two together. */
const PREFIX = 'SELECT 1 WHERE '
const NOTHING: Node = { A_Const: { boolval: { boolval: true } } }

function typeOf({ type, dims, isEnum }: WhereColumn): ColumnType {
  const element = isEnum ? enumType(type) : canonicalType(type)
  const known = dims > 0 ? arrayType(element) : element
  return { type: known, castTo: isEnum || element !== type ? toSqlType(known) : null }
}

/** Half of a surrogate pair becomes U+FFFD, as it does on the way to Postgres: both sides must see the same text. */
const toWellFormed = (text: string): string => (/\p{Surrogate}/u.test(text) ? Buffer.from(text).toString() : text)

/** A LIMIT is read over, as in the real service; it has no part in what follows. */
function takeWhere(select: SelectStmt): Node {
  const others = [select.fromClause, select.windowClause, select.groupClause, select.sortClause, select.lockingClause]
  const isPlain = others.every((clause) => clause === undefined || clause.length === 0)
  if (!isPlain || select.havingClause !== undefined || select.whereClause === undefined) {
    throw new WhereRefusal('malformed query ending with SQL clauses', null)
  }
  return select.whereClause
}

function collectColumns(expression: Expression, found: Set<string>): Set<string> {
  if (expression.kind === 'reference') found.add(expression.column)
  else if (expression.kind !== 'constant') for (const arg of expression.args) collectColumns(arg, found)
  return found
}

/** A row on which the predicate fails does not match: a change that was committed cannot be refused any more. */
function createMatches(expression: Expression): CompiledWhere['matches'] {
  const evaluate = compile(expression)
  return (row) => {
    try {
      return evaluate(row) === true
    } catch (error) {
      if (error instanceof EvaluationError) return false
      throw error
    }
  }
}

function toCompiled(expression: Expression): CompiledWhere {
  const written = writeSql(expression)
  const sql = written.startsWith('(') && expression.kind !== 'constant' ? written : `(${written})`
  return {
    sql,
    // The tree keeps nothing of how it was spelled, and parameters are constants in it.
    normalized: sql,
    columns: [...collectColumns(expression, new Set())],
    equalities: findEqualities(expression),
    isOfEqualities: isOfEqualities(expression),
    matches: createMatches(expression),
  }
}

async function compileChecked(
  text: string,
  params: ReadonlyMap<number, string>,
  columns: readonly WhereColumn[],
  { isSubset = false }: WhereOptions,
): Promise<CompiledWhere> {
  const wellFormed = new Map([...params].map(([number, value]) => [number, toWellFormed(value)]))
  const problem = findParamsProblem(params.keys())
  if (problem !== null) throw new WhereRefusal(problem, null)
  const node = text.trim() === '' ? NOTHING : takeWhere(await parseClause(PREFIX, toWellFormed(text)))
  refuseSubqueries(node, isSubset ? 'Subqueries are not allowed in subsets' : 'Subqueries are not supported')
  const types = new Map(columns.map((column) => [column.name, typeOf(column)]))
  const expression = checkExpression(node, types, wellFormed, isSubset)
  if (expression.type !== 'bool') throw new WhereRefusal('WHERE clause must return a boolean', null)
  return toCompiled(simplifyPredicate(expression))
}

function describeProblem({ message, location }: WhereProblem): string {
  return location === undefined ? message : `At location ${Math.max(location - PREFIX.length, 0)}: ${message}`
}

export async function compileWhere(
  text: string,
  params: ReadonlyMap<number, string>,
  columns: readonly WhereColumn[],
  options: WhereOptions = {},
): Promise<CompileResult> {
  try {
    return { kind: 'compiled', where: await compileChecked(text, params, columns, options) }
  } catch (error) {
    if (error instanceof WhereRefusal) return { kind: 'refused', problems: [describeProblem(error)] }
    throw error
  }
}
