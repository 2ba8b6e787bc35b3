import { EventEmitter } from 'node:events'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

type Statement = string | { readonly text: string; readonly values?: unknown[] }

/**
 * PGlite as node-postgres: one connection, which everybody borrows in turn. Only what our code asks of a pool and a client;
 * named statements are plain ones here. Values come as node-postgres gives them: int8 and dates as text.
 */
export function createPglitePool(db: PGlite): pg.Pool {
  const text = (value: string): string => value
  const parsers = { 20: text, 1082: text }

  async function query(statement: Statement, given?: unknown[]) {
    const [sql, values] = typeof statement === 'string' ? [statement, given] : [statement.text, statement.values]
    try {
      if (values === undefined || values.length === 0) {
        const all = await db.exec(sql, { parsers })
        const last = all.at(-1)
        return { rows: last?.rows ?? [], rowCount: last === undefined ? 0 : countOf(last) }
      }
      const result = await db.query(sql, values, { parsers })
      return { rows: result.rows, rowCount: countOf(result) }
    } catch (error) {
      throw asDatabaseError(error)
    }
  }

  const pool = Object.assign(new EventEmitter(), {
    query,
    options: { max: 1 },
    connect: async () => Object.assign(new EventEmitter(), { query, release: () => undefined }),
    end: async () => undefined,
  })
  return pool as unknown as pg.Pool
}

function countOf(result: { readonly rows: readonly unknown[]; readonly affectedRows?: number | undefined }): number {
  return result.rows.length > 0 ? result.rows.length : (result.affectedRows ?? 0)
}

/** Errors are told apart by their class and SQLSTATE. */
function asDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  return Object.assign(new pg.DatabaseError(error.message, error.message.length, 'error'), error, {
    message: error.message,
  })
}
