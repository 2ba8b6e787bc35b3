import { loadModule, parseSync, type SelectStmt, SqlError } from 'libpg-query'
import { checkLimits } from './clause-limits.ts'
import { WhereRefusal } from './where-refusal.ts'

const CACHED_CLAUSES_MAX = 200
const CACHED_CHARS_MAX = 2_048
const cache = new Map<string, SelectStmt>()

/** The oldest goes; devices ask for few clauses, each of them many times. */
function remember(statement: string, select: SelectStmt): void {
  if (statement.length > CACHED_CHARS_MAX) return
  const [oldest] = cache.keys()
  if (cache.size >= CACHED_CLAUSES_MAX && oldest !== undefined) cache.delete(oldest)
  cache.set(statement, select)
}

function parseStatement(statement: string): SelectStmt {
  try {
    const { stmts = [] } = parseSync(statement)
    const [first] = stmts
    if (stmts.length === 1 && first?.stmt !== undefined && 'SelectStmt' in first.stmt) return first.stmt.SelectStmt
  } catch (error) {
    if (!(error instanceof SqlError)) throw error
    // Places in syntax errors count from the start of the statement, unlike those in all other refusals.
    const place = error.sqlDetails?.cursorPosition ?? 0
    throw new WhereRefusal(`At location ${place}: ${error.message}`, null)
  }
  throw new WhereRefusal('unescaped ";" causing statement split', null)
}

/** Parses a clause behind `prefix` with Postgres' own parser. The result is shared and must not be changed. */
export async function parseClause(prefix: string, text: string): Promise<SelectStmt> {
  checkLimits(text)
  await loadModule()
  const statement = prefix + text
  const known = cache.get(statement)
  if (known !== undefined) return known
  const select = parseStatement(statement)
  remember(statement, select)
  return select
}
