import pg from 'pg'
import { EngineError, type EngineErrorCode } from './engine-error.ts'

/** By SQLSTATE, the longest beginning that fits. */
const CODES: Readonly<Record<string, EngineErrorCode>> = {
  // The table is locked.
  '55P03': 'table_lock_timeout',
  // The table, a column, a function or the schema went while the snapshot was made.
  '42P01': 'schema_changed',
  '42703': 'schema_changed',
  '42883': 'schema_changed',
  '3F000': 'schema_changed',
  '42501': 'missing_privilege',
  // A clause that no row could refuse before it met this one: a division by zero, a number out of range.
  '22': 'clause_failed',
  // … or that is nested too deep.
  '54001': 'clause_failed',
  // Cancelled, by the bound on its time or by an administrator; deadlocks.
  '57014': 'snapshot_interrupted',
  '40': 'snapshot_interrupted',
  // No connection, no resources, shutting down, starting up.
  '08': 'database_unreachable',
  '53': 'database_unreachable',
  '57': 'database_unreachable',
}
const CLASS_LENGTH = 2

const MESSAGES: Partial<Record<EngineErrorCode, string>> = {
  database_unreachable: 'Cannot connect to the database. Please try again later.',
  table_lock_timeout: 'Snapshot timed out while waiting for a table lock',
  schema_changed: 'Schema changed while creating snapshot',
}

/** What a fault of a snapshot's transaction is called. */
export function toEngineError(cause: unknown): EngineError {
  if (cause instanceof EngineError) return cause
  const code = codeOf(cause)
  const said = cause instanceof Error ? cause.message : String(cause)
  // Of a clause only the clause is to blame: its own words do.
  const blamed =
    code === 'missing_privilege' ? 'Unable to create initial snapshot' : 'Unexpected error while creating snapshot'
  const other = code === 'clause_failed' ? said : `${blamed}: ${said}`
  return new EngineError(code, MESSAGES[code] ?? other, { cause })
}

function codeOf(error: unknown): EngineErrorCode {
  // Not of Postgres, then of the way to it.
  if (!(error instanceof pg.DatabaseError)) return 'database_unreachable'
  const state = error.code ?? ''
  return CODES[state] ?? CODES[state.slice(0, CLASS_LENGTH)] ?? 'snapshot_failed'
}
