import pg from 'pg'
import { EngineError } from '../engine-error.ts'

const LOCK_NOT_AVAILABLE = '55P03'
/** The table or a column went while the snapshot was made. */
const UNDEFINED = new Set(['42P01', '42703', '42883', '3F000'])

/** What a fault of a snapshot's transaction is called. */
export function toEngineError(error: unknown): unknown {
  if (error instanceof EngineError) return error
  if (!(error instanceof pg.DatabaseError)) {
    return new EngineError('database_unreachable', 'Cannot connect to the database. Please try again later.', {
      cause: error,
    })
  }
  if (error.code === LOCK_NOT_AVAILABLE) {
    return new EngineError('table_lock_timeout', 'Snapshot timed out while waiting for a table lock', { cause: error })
  }
  if (UNDEFINED.has(error.code ?? '')) {
    return new EngineError('schema_changed', 'Schema changed while creating snapshot', { cause: error })
  }
  const message = `Unexpected error while creating snapshot: ${error.message}`
  return new EngineError('snapshot_failed', message, { cause: error })
}
