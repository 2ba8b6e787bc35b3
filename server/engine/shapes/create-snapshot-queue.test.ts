import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { EngineError, type EngineErrorCode } from '../engine-error.ts'
import { aDefinition, aShape, aTable, whereIn } from './a-shape.ts'
import { createSnapshotQueue } from './create-snapshot-queue.ts'
import type { Shape } from './shape.ts'
import type { Snapshot } from './take-snapshots.ts'

const small = (id: number, oid = 7): Shape =>
  aShape(aDefinition({ table: aTable({ oid }), where: whereIn({ id: [String(id)] }) }))
const large = (): Shape => aShape(aDefinition())
const READ: Snapshot = {
  kind: 'read',
  chunks: [],
  at: { snapshot: { xmin: 0n, xmax: 0n, running: [] }, lsn: 0n, writtenLsn: 0n },
}

/** A queue whose reads end when the test says so. */
function aQueue(failing?: { shape: Shape; code: EngineErrorCode }) {
  const taken: (readonly Shape[])[] = []
  const ends: (() => void)[] = []
  const told: [Shape, string][] = []
  const queue = createSnapshotQueue({
    limits: { snapshotsAtOnceMax: 1, snapshotsTogetherMax: 3 },
    async take(shapes, onSnapshot) {
      taken.push(shapes)
      await new Promise<void>((resolve) => ends.push(resolve))
      for (const shape of shapes) {
        if (shape === failing?.shape) throw new EngineError(failing.code, 'no')
        onSnapshot(shape, READ)
      }
    },
    onSnapshot: (shape, { kind }) => told.push([shape, kind]),
  })
  const endAll = async (): Promise<void> => {
    for (let end = ends.shift(); end !== undefined; end = ends.shift()) {
      end()
      await turn()
    }
  }
  return { queue, taken, told, endAll }
}

test('[EN46] those of one table that wait are read together, within the bound; others and large ones by themselves', async () => {
  const { queue, taken, endAll } = aQueue()
  const [a, b, c, d, e] = [small(1), small(2), small(3), small(4), small(5)]
  const [other, whole] = [small(1, 8), large()]
  for (const shape of [a, b, other, whole, c, d, e]) queue.add(shape)
  await endAll()
  expect(taken).toEqual([[a], [b, c, d], [other], [whole], [e]])
})

test('[EN46] a fault of one shape is its own: those before it have their rows, the others are read again without it', async () => {
  const [first, before, bad, good] = [small(0), small(1), small(2), small(3)]
  const { queue, taken, told, endAll } = aQueue({ shape: bad, code: 'snapshot_failed' })
  for (const shape of [first, before, bad, good]) queue.add(shape)
  await endAll()
  expect(taken).toEqual([[first], [before, bad, good], [bad], [good]])
  expect(told).toEqual([
    [first, 'read'],
    [before, 'read'],
    [bad, 'failed'],
    [good, 'read'],
  ])
})

test('a table that is locked fails all that wait for it at once, not one after the other', async () => {
  const [first, bad, good] = [small(1), small(2), small(3)]
  const { queue, taken, told, endAll } = aQueue({ shape: bad, code: 'table_lock_timeout' })
  for (const shape of [first, bad, good]) queue.add(shape)
  await endAll()
  expect(taken).toHaveLength(2)
  expect(told.map(([, kind]) => kind)).toEqual(['read', 'failed', 'failed'])
})
