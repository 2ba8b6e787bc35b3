import type { Buffer } from 'node:buffer'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { EngineError } from '../engine-error.ts'
import type { EngineLimits } from '../engine-limits.ts'
import { toEngineError } from '../to-engine-error.ts'
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

/** What becomes of one shape: its chunks, or a fault that is its own. */
export type Snapshot = { kind: 'read'; chunks: readonly Buffer[]; at: RowsAt } | { kind: 'failed'; error: unknown }

/** Called for each shape, once; must not throw. */
export type OnSnapshot = (shape: Shape, snapshot: Snapshot) => void

/** A commit is in the stream for some milliseconds at most before snapshots see it. */
const EARLY_PAUSE_MS = 5
const EARLY_TRIES_MAX = 400

/**
 * Reads the rows of shapes under one snapshot. Each of them must have begun to gather what the stream brings: what the
 * snapshot does not have comes from there. Each is told as soon as its rows are there, so that no more than one is held
 * outside of the bound on all shapes, and a large one keeps only those behind it. Throws what ends the reading: those
 * that were told before have their rows.
 */
export async function takeSnapshots(
  shapes: readonly Shape[],
  deps: SnapshotDeps,
  onSnapshot: OnSnapshot,
): Promise<void> {
  const { pool, limits, recent } = deps
  const readers = shapes.map((shape) => createReader(shape, limits, onSnapshot))
  const withRows = readers.filter(({ sql }) => sql !== undefined)
  const bornAfter = Math.max(...shapes.map((shape) => shape.bornAfter))
  const at = await untilAccepted(() =>
    readRows({
      pool,
      statements: withRows.map(({ sql }) => sql ?? ''),
      timeoutMs: limits.snapshotMs,
      lockMs: limits.tableLockMs,
      accept: ({ snapshot }) => recent.areVisible(snapshot, bornAfter),
      onRow: (json, statement) => withRows[statement]?.add(json),
      onStatement: (statement, at) => withRows[statement]?.finish(at),
    }),
  )
  for (const reader of readers) if (reader.sql === undefined) reader.finish(at)
}

function createReader(shape: Shape, limits: EngineLimits, onSnapshot: OnSnapshot) {
  const { definition } = shape
  const where = definition.where === undefined ? '' : ` where ${definition.where.sql}`
  const rows = chunkRows(limits.chunkBytes)
  let isTooLarge = false
  return {
    /** None where the shape is to show changes alone. */
    sql: definition.log === 'changes_only' ? undefined : snapshotSelect(definition) + where,
    add(json: string): void {
      // The rest of the rows still arrives; it is read past.
      if (isTooLarge || shape.isDropped) return
      rows.add(json)
      if (rows.bytes <= limits.shapeBytesMax) return
      isTooLarge = true
      rows.clear()
    },
    finish(at: RowsAt): void {
      if (!isTooLarge) {
        onSnapshot(shape, { kind: 'read', chunks: rows.finish(snapshotEndMessage(at.snapshot)), at })
        return
      }
      const message = `Snapshot has more than ${limits.shapeBytesMax} bytes`
      onSnapshot(shape, { kind: 'failed', error: new EngineError('snapshot_too_large', message) })
    },
  }
}

async function untilAccepted(read: () => Promise<RowsAt | 'refused'>): Promise<RowsAt> {
  for (let tries = 0; tries < EARLY_TRIES_MAX; tries++) {
    const at = await read().catch((error: unknown) => {
      throw toEngineError(error)
    })
    if (at !== 'refused') return at
    await sleep(EARLY_PAUSE_MS)
  }
  throw new EngineError('snapshot_interrupted', 'Snapshot did not see a transaction that is committed')
}
