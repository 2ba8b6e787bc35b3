import { Buffer } from 'node:buffer'
import { expect, test } from 'vitest'
import { collectTransactions } from './collect-transactions.ts'
import type { Transaction } from './transaction.ts'

/** As Postgres 18 sent it, on a table (id int, body text, note text). */
const RELATION =
  '520000430a7075626c696300636170006600030169640000000017ffffffff01626f64790000000019ffffffff016e6f74650000000019ffffffff'
const INSERT = '490000430a4e00037400000001317400000002c3a96e'
const MIXED = [
  '4200000000060964300003042b722634fb000004b4',
  RELATION,
  INSERT,
  '550000430a4f00037400000001317400000002c3a96e4e00037400000001317400000002c3a974000000016e',
  '550000430a4f00037400000001317400000002c3a974000000016e4e00037400000001327400000002c3a974000000016e',
  '440000430a4f00037400000001327400000002c3a974000000016e',
  '5400000001000000430a',
  '4300000000000609643000000000060965a00003042b722634fb',
]
/** An update that did not touch a large value. */
const UNCHANGED = [
  '42000000000609cfb00003042b72267a88000004b6',
  RELATION,
  '550000430a4f00037400000001397400000001787400000001614e000374000000013975740000000162',
  '4300000000000609cfb0000000000609cfe00003042b72267a88',
]

function collect(messages: readonly string[], { wants = true, bytesMax = 1_000_000 } = {}) {
  const transactions: Transaction[] = []
  const ends: (bigint | undefined)[] = []
  const begun: number[] = []
  const take = collectTransactions(
    {
      wants: () => wants,
      onBegin: (xid) => void begun.push(xid),
      onTransaction: (transaction) => void transactions.push(transaction),
    },
    bytesMax,
  )
  for (const message of messages) ends.push(take(Buffer.from(message, 'hex'), 0))
  return { transactions, ends, begun }
}

test('[EN11] a transaction is handed over whole at its commit, and only then its end is told', () => {
  const { transactions, ends, begun } = collect(MIXED)
  expect(begun).toEqual([0x4b4])
  expect(transactions).toHaveLength(1)
  expect(transactions[0]).toMatchObject({ xid: 0x4b4, number: 1, lsn: 0x6096430n, endLsn: 0x60965a0n, hasRows: true })
  expect(ends.slice(0, -1).every((end) => end === undefined)).toBe(true)
  expect(ends.at(-1)).toBe(0x60965a0n)
})

test('[EN12] rows are read as text and null, and each row of the transaction takes two places', () => {
  const changes = collect(MIXED).transactions[0]?.changes ?? []
  expect(changes.map(({ kind }) => kind)).toEqual(['relation', 'insert', 'update', 'update', 'delete', 'truncate'])
  expect(changes[0]).toMatchObject({
    relation: { oid: 0x430a, schema: 'public', table: 'cap', isFull: true, columns: [{ name: 'id' }, {}, {}] },
  })
  expect(changes[1]).toMatchObject({ op: 0, before: undefined, after: ['1', 'é', null] })
  expect(changes[2]).toMatchObject({ op: 2, before: ['1', 'é', null], after: ['1', 'é', 'n'] })
  expect(changes[3]).toMatchObject({ op: 4, after: ['2', 'é', 'n'] })
  expect(changes[4]).toMatchObject({ op: 6, before: ['2', 'é', 'n'], after: undefined })
  expect(changes[5]).toMatchObject({ oids: [0x430a] })
})

test('[EN12] a large value that did not change is told apart from null', () => {
  const changes = collect(UNCHANGED).transactions[0]?.changes ?? []
  expect(changes[1]).toMatchObject({ before: ['9', 'x', 'a'], after: ['9', undefined, 'b'] })
})

test('[EN12] rows of a table that no shape shows are not read but keep their places', () => {
  const { transactions } = collect(MIXED, { wants: false })
  expect(transactions[0]?.hasRows).toBe(true)
  expect(transactions[0]?.changes.map(({ kind }) => kind)).toEqual(['relation', 'truncate'])
})

test('[EN13] a transaction beyond the bound is refused instead of filling the memory', () => {
  expect(() => collect(MIXED, { bytesMax: 250 })).toThrow(expect.objectContaining({ code: 'transaction_too_large' }))
  expect(collect(MIXED.slice(0, 3), { bytesMax: 250 }).transactions).toEqual([])
})

test('[EN11] a row outside of a transaction, or of a table that was not announced, ends the session', () => {
  expect(() => collect([INSERT])).toThrow(expect.objectContaining({ code: 'replication_failed' }))
  expect(() => collect([MIXED[0] ?? '', INSERT])).toThrow(expect.objectContaining({ code: 'replication_failed' }))
})
