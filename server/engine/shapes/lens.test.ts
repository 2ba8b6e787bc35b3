import { expect, test } from 'vitest'
import type { Transaction } from '../replication/transaction.ts'
import { aChange, aDefinition, aShape } from './a-shape.ts'
import { TransactionApplier } from './apply-transaction.ts'
import { ShapeRouter } from './shape-router.ts'

const aTransaction = (changes: Transaction['changes']): Transaction => {
  return { xid: 1, number: 1, lsn: 8n, endLsn: 9n, changes, hasRows: true, bytes: 100 }
}

test('shapes that show the same write a change once, and after the transaction only their logs have it', () => {
  const router = new ShapeRouter()
  const [one, other] = [aShape(), aShape(aDefinition({ log: 'changes_only' }))]
  for (const shape of [one, other]) router.add(shape)
  const unheard = { onReading: () => undefined, onOutdated: () => undefined }
  const same = aChange(['1', 'a', 'b'], ['1', 'a', 'b'], { op: 2 })
  const grown = new TransactionApplier().apply(
    aTransaction([aChange(undefined, ['1', 'a', 'b']), same]),
    router,
    unheard,
  )
  expect(grown).toEqual([one, other])
  expect(one.lens).toBe(other.lens)
  expect(one.lens?.told).toEqual({ insert: undefined, update: undefined, delete: undefined })
  expect(one.log.messagesAfter({ tx: 0n, op: 0 })).toEqual(other.log.messagesAfter({ tx: 0n, op: 0 }))
})
