import { EngineError, type EngineErrorCode } from '../engine-error.ts'
import type { EngineLimits } from '../engine-limits.ts'
import type { Shape } from './shape.ts'
import type { Snapshot } from './take-snapshots.ts'

const OF_ONE: ReadonlySet<EngineErrorCode> = new Set(['clause_failed', 'snapshot_failed'])

export type SnapshotQueueOptions = {
  readonly limits: Pick<EngineLimits, 'snapshotsAtOnceMax' | 'snapshotsTogetherMax'>
  readonly take: (shapes: readonly Shape[], onSnapshot: (shape: Shape, snapshot: Snapshot) => void) => Promise<void>
  /** Called for each shape, once. */
  readonly onSnapshot: (shape: Shape, snapshot: Snapshot) => void
}

/**
 * So many snapshots at once; while those are read the others wait, and those of one table are then read together. Only
 * shapes with `column = constant` share: they are small as a rule, and a large one would keep the others waiting. Their
 * number is bounded by whoever lets requests in.
 */
export function createSnapshotQueue({ limits, take, onSnapshot }: SnapshotQueueOptions) {
  const waiting: Shape[] = []
  let running = 0

  const next = (): Shape[] => {
    const first = waiting.shift()
    if (first === undefined || !isSmall(first)) return first === undefined ? [] : [first]
    const together = [first]
    const { oid } = first.definition.table
    for (let at = 0; at < waiting.length && together.length < limits.snapshotsTogetherMax; ) {
      const shape = waiting[at] as Shape
      if (shape.definition.table.oid === oid && isSmall(shape)) together.push(...waiting.splice(at, 1))
      else at += 1
    }
    return together
  }

  const read = async (shapes: readonly Shape[]): Promise<void> => {
    try {
      await take(shapes, onSnapshot)
    } catch (error) {
      const isSingle = shapes.length === 1
      // One clause may fail on one row; what is amiss with the table or the database concerns all of them.
      const isOfOne = error instanceof EngineError && OF_ONE.has(error.code)
      if (!isSingle && isOfOne) for (const shape of shapes) await read([shape])
      else for (const shape of shapes) onSnapshot(shape, { kind: 'failed', error })
    }
  }

  const work = async (): Promise<void> => {
    running += 1
    for (let shapes = next(); shapes.length > 0; shapes = next()) await read(shapes)
    running -= 1
  }

  return {
    add(shape: Shape): void {
      waiting.push(shape)
      if (running < limits.snapshotsAtOnceMax) void work()
    },
  }
}

function isSmall({ definition }: Shape): boolean {
  return (definition.where?.equalities.length ?? 0) > 0
}
