import { EventEmitter } from 'node:events'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

type Statement = string | { readonly text: string; readonly values?: unknown[] }
type Result = { readonly rows: unknown[]; readonly rowCount: number }
export type PglitePools = { readonly root: pg.Pool; pool(user: string): pg.Pool }

const ROOT = 'postgres'
const text = (value: string): string => value
/** int8 and days as text, as node-postgres gives them. */
const OPTIONS = { parsers: { 20: text, 1082: text } }

/**
 * PGlite as node-postgres: one connection that changes its user from statement to statement, one statement at a time. Only
 * what our code asks of a pool; named statements are plain ones here.
 */
export function createPglitePools(db: PGlite): PglitePools {
  /** Undefined: not known, since a statement that failed takes back what stood before it in the same call. */
  let user: string | undefined = ROOT
  let last: Promise<unknown> = Promise.resolve()

  async function run(as: string, statement: Statement, given?: unknown[]): Promise<Result> {
    const [sql, values] = typeof statement === 'string' ? [statement, given] : [statement.text, statement.values]
    const change = as === user ? '' : `set session authorization ${as}; `
    try {
      const results = await db.exec(change + withValues(sql, values), OPTIONS)
      user = as
      return toResult(results.at(-1))
    } catch (error) {
      if (change !== '') user = undefined
      throw toDatabaseError(error)
    }
  }

  function pool(as: string): pg.Pool {
    const query = (statement: Statement, given?: unknown[]): Promise<Result> => {
      const result = last.then(() => run(as, statement, given))
      last = result.catch(() => undefined)
      return result
    }
    const client = () => Object.assign(new EventEmitter(), { query, release: () => undefined })
    const made = Object.assign(client(), {
      options: { max: 1 },
      connect: async () => client(),
      end: async () => undefined,
    })
    return made as unknown as pg.Pool
  }

  return { root: pool(ROOT), pool }
}

/** Values as literals: a simple query is one call into the database, one with parameters is five. */
function withValues(sql: string, values: unknown[] = []): string {
  return values.length === 0 ? sql : sql.replace(/\$(\d+)/g, (_, at) => literalOf(values[Number(at) - 1]))
}

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return pg.escapeLiteral(textOf(value))
}

/** As node-postgres sends them: arrays as Postgres writes them, other objects as JSON. */
function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map((item) => (item === null ? 'null' : elementOf(item))).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function elementOf(item: unknown): string {
  return Array.isArray(item) ? textOf(item) : `"${textOf(item).replace(/[\\"]/g, '\\$&')}"`
}

type PgliteResult = { readonly rows: unknown[]; readonly affectedRows?: number | undefined }

function toResult(result: PgliteResult | undefined): Result {
  const { rows = [], affectedRows = 0 } = result ?? {}
  return { rows, rowCount: rows.length > 0 ? rows.length : affectedRows }
}

/** Errors are told apart by their class and SQLSTATE. */
function toDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const { message } = error
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), error, { message })
}
