import pg from 'pg'
import { MigrationError } from './migration-error.ts'
import { type Statement, splitStatements } from './split-statements.ts'
import type { SqlFile } from './sql-file.ts'

/** A file that ended the run's transaction would commit half of the run and drop its locks. */
const TRANSACTION_WORDS = new Set([
  'begin',
  'start',
  'commit',
  'end',
  'rollback',
  'abort',
  'prepare',
  'savepoint',
  'release',
])

/** 42P13 is "cannot change return type", 42P16 the same for the columns of a view. */
const SHAPE_CODES = new Set(['42P13', '42P16'])
const SHAPE_HINT = 'Replacing cannot change its shape: a migration must drop it and forget this file first.'

function lineOfError(statement: Statement, error: pg.DatabaseError): number {
  if (error.position === undefined) return statement.line
  // Postgres counts characters, JavaScript counts UTF-16 units.
  const before = Array.from(statement.text).slice(0, Number(error.position) - 1)
  return statement.line + before.filter((character) => character === '\n').length
}

function describe(error: pg.DatabaseError): string {
  const hint = SHAPE_CODES.has(error.code ?? '') ? SHAPE_HINT : error.hint
  const rest = [error.detail, hint, error.where].filter((part) => part !== undefined)
  return [`${error.message} (${error.code})`, ...rest].join('\n  ')
}

async function runStatement(client: pg.ClientBase, file: SqlFile, statement: Statement): Promise<void> {
  try {
    await client.query(statement.text)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    const at = { file: file.path, line: lineOfError(statement, error), cause: error }
    const code = SHAPE_CODES.has(error.code ?? '') ? 'signature_changed' : 'statement_failed'
    throw new MigrationError(code, describe(error), at)
  }
}

/** Runs a file inside the transaction that is open; the first statement that fails is named with its line. */
export async function runSqlFile(client: pg.ClientBase, file: SqlFile): Promise<void> {
  const statements = splitStatements(file.text)
  for (const { words, line } of statements) {
    if (TRANSACTION_WORDS.has(words[0] ?? '')) {
      throw new MigrationError('transaction_control', `"${words[0]}" would end the run's own transaction`, {
        file: file.path,
        line,
      })
    }
  }
  for (const statement of statements) await runStatement(client, file, statement)
}
