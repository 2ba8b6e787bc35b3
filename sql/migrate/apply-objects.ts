import type pg from 'pg'
import { MigrationError } from './migration-error.ts'
import { recordObject } from './record-object.ts'
import { runSqlFile } from './run-sql-file.ts'
import { assertNoOverload, countOverloads } from './signature-guard.ts'
import type { SqlFile } from './sql-file.ts'

/**
 * What a file meets when something that another file makes is not there yet: function, table, type or role, column,
 * schema, and the referenced row of a seed.
 */
const NOT_YET_CODES = new Set(['42883', '42P01', '42704', '42703', '3F000', '23503'])

function isNotYet(error: unknown): error is MigrationError {
  if (!(error instanceof MigrationError)) return false
  const cause = error.cause
  return typeof cause === 'object' && cause !== null && 'code' in cause && NOT_YET_CODES.has(String(cause.code))
}

async function applyObject(client: pg.ClientBase, file: SqlFile, known: boolean): Promise<void> {
  const before = known ? await countOverloads(client, file) : 0
  await runSqlFile(client, file)
  if (known) await assertNoOverload(client, file, before)
  await recordObject(client, file)
}

/** Answers the error when the file has to wait for another one; every other error ends the run. */
async function tryObject(client: pg.ClientBase, file: SqlFile, known: boolean): Promise<MigrationError | undefined> {
  await client.query('savepoint object')
  try {
    await applyObject(client, file, known)
    await client.query('release savepoint object')
    return undefined
  } catch (error) {
    if (!isNotYet(error)) throw error
    await client.query('rollback to savepoint object')
    return error
  }
}

function noProgress(errors: MigrationError[]): MigrationError {
  const [first, ...others] = errors
  const message = [first?.message ?? '', ...others.map((error) => `also waiting: ${error.message}`)].join('\n')
  return new MigrationError('statement_failed', message, { cause: first })
}

/**
 * Files name no dependencies. Each pass applies what it can and leaves the rest to the next one; a pass that applies
 * nothing ends the run. At most as many passes as files, in practice two or three.
 */
export async function applyObjects(
  client: pg.ClientBase,
  files: SqlFile[],
  known: ReadonlyMap<string, string>,
): Promise<void> {
  let waiting = files
  while (waiting.length > 0) {
    const left: SqlFile[] = []
    const errors: MigrationError[] = []
    for (const file of waiting) {
      const error = await tryObject(client, file, known.has(file.path))
      if (error === undefined) continue
      left.push(file)
      errors.push(error)
    }
    if (left.length === waiting.length) throw noProgress(errors)
    waiting = left
  }
}
