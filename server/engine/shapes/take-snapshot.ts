import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { EngineError } from '../engine-error.ts'
import type { EngineLimits } from '../engine-limits.ts'
import { chunkRows } from './chunk-rows.ts'
import { snapshotEndMessage } from './pg-snapshot.ts'
import { type RowsAt, readRows } from './read-rows.ts'
import type { RecentTransactions } from './recent-transactions.ts'
import type { Shape } from './shape.ts'
import { snapshotSelect } from './snapshot-sql.ts'

export type SnapshotDeps = {
  readonly pool: pg.Pool
  readonly limits: EngineLimits
  readonly recent: RecentTransactions
}

/** A commit is in the stream for some milliseconds at most before snapshots see it. */
const EARLY_PAUSE_MS = 5
const EARLY_TRIES_MAX = 400

const LOCK_NOT_AVAILABLE = '55P03'
/** The table or a column went while the snapshot was made. */
const UNDEFINED = new Set(['42P01', '42703', '42883', '3F000'])

/** Reads the rows of a shape and makes it ready. */
export async function takeSnapshot(shape: Shape, { pool, limits, recent }: SnapshotDeps): Promise<void> {
  const { definition } = shape
  const where = definition.where === undefined ? '' : ` where ${definition.where.sql}`
  const sql = definition.log === 'changes_only' ? undefined : snapshotSelect(definition) + where
  const rows = chunkRows(limits.chunkBytes)
  const at = await readWhenVisible({
    accept: ({ snapshot }) => recent.areVisible(snapshot, shape.bornAfter),
    read: (accept) =>
      readRows({
        pool,
        sql,
        timeoutMs: limits.snapshotMs,
        lockMs: limits.tableLockMs,
        accept,
        onRow(json) {
          if (shape.isDropped) throw new EngineError('snapshot_failed', 'the shape was dropped')
          rows.add(json)
          if (rows.bytes > limits.shapeBytesMax) {
            throw new EngineError('snapshot_too_large', `Snapshot has more than ${limits.shapeBytesMax} bytes`)
          }
        },
      }),
  })
  if (!shape.isDropped) shape.complete(rows.finish(snapshotEndMessage(at.snapshot)), at)
}

async function readWhenVisible({
  accept,
  read,
}: {
  accept: (at: RowsAt) => boolean
  read: (accept: (at: RowsAt) => boolean) => Promise<RowsAt | 'refused'>
}): Promise<RowsAt> {
  for (let tries = 0; tries < EARLY_TRIES_MAX; tries++) {
    const at = await read(accept).catch((error: unknown) => {
      throw toEngineError(error)
    })
    if (at !== 'refused') return at
    await sleep(EARLY_PAUSE_MS)
  }
  throw new EngineError('snapshot_failed', 'Snapshot did not see a transaction that is committed')
}

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
