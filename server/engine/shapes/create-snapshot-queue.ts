import { EngineError, type EngineErrorCode } from '../engine-error.ts'
import type { EngineLimits } from '../engine-limits.ts'
import type { Shape } from './shape.ts'
import type { OnSnapshot } from './take-snapshots.ts'

const OF_ONE: ReadonlySet<EngineErrorCode> = new Set(['clause_failed', 'snapshot_failed'])

export type SnapshotQueueOptions = {
  readonly limits: Pick<EngineLimits, 'snapshotsAtOnceMax' | 'snapshotsTogetherMax'>
  /** May have told some of them when it fails. */
  readonly take: (shapes: readonly Shape[], onSnapshot: OnSnapshot) => Promise<void>
  readonly onSnapshot: OnSnapshot
}

/** For so long at most a snapshot that is being read lets others gather behind it; a slow one does not keep them. */
const GATHER_MS = 3

/**
 * So many snapshots at once; while those are read the others wait, and those of one table are then read together. The
 * first is read at once. A second reading begins beside it when enough shapes have gathered for one, or after a moment:
 * five hundred that come at once would else be read one by one, and the ways there and back cost more than their rows. Only
 * shapes with `column = constant` share: they are small as a rule, and a large one would keep the others waiting. Their
 * number is bounded by whoever lets requests in.
 */
export function createSnapshotQueue({ limits, take, onSnapshot }: SnapshotQueueOptions) {
  const waiting: Shape[] = []
  let running = 0
  let timer: NodeJS.Timeout | undefined

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

  /** The rows of others may still be on their way: what goes wrong with one is not theirs. */
  const tell: OnSnapshot = (shape, snapshot) => {
    try {
      onSnapshot(shape, snapshot)
    } catch (error) {
      onSnapshot(shape, { kind: 'failed', error })
    }
  }

  const read = async (shapes: readonly Shape[]): Promise<void> => {
    const left = new Set(shapes)
    try {
      await take(shapes, (shape, snapshot) => {
        left.delete(shape)
        tell(shape, snapshot)
      })
    } catch (error) {
      const isSingle = shapes.length === 1
      // One clause may fail on one row; what is amiss with the table or the database concerns all of them.
      const isOfOne = error instanceof EngineError && OF_ONE.has(error.code)
      if (!isSingle && isOfOne) for (const shape of left) await read([shape])
      else for (const shape of left) onSnapshot(shape, { kind: 'failed', error })
    }
  }

  const work = async (): Promise<void> => {
    running += 1
    for (let shapes = next(); shapes.length > 0; shapes = next()) await read(shapes)
    running -= 1
  }

  const workBeside = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length > 0 && running < limits.snapshotsAtOnceMax) void work()
    if (waiting.length > 0) timer = setTimeout(workBeside, GATHER_MS)
  }

  return {
    add(shape: Shape): void {
      waiting.push(shape)
      if (running === 0 || waiting.length >= limits.snapshotsTogetherMax || !isSmall(shape)) workBeside()
      else timer ??= setTimeout(workBeside, GATHER_MS)
    },
  }
}

function isSmall({ definition }: Shape): boolean {
  return (definition.where?.equalities.length ?? 0) > 0
}
