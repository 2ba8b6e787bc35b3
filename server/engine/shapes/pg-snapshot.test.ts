import { expect, test } from 'vitest'
import { isVisible, parsePgSnapshot, snapshotEndMessage } from './pg-snapshot.ts'
import { RecentTransactions } from './recent-transactions.ts'

test('[EN41] a snapshot has what ended before it and not what was running', () => {
  const snapshot = parsePgSnapshot('100:110:103,105')
  expect([99, 100, 102, 104, 109].map((xid) => isVisible(snapshot, xid))).toEqual([true, true, true, true, true])
  expect([103, 105, 110, 200].map((xid) => isVisible(snapshot, xid))).toEqual([false, false, false, false])
})

test('[EN41] the 32 bits of the stream are read in the snapshot’s own epoch or the one beside it', () => {
  const snapshot = parsePgSnapshot('8589934590:8589934600:')
  // 0xFFFFFFFE and 5 lie on two sides of the same turn of the counter.
  expect(isVisible(snapshot, 0xfffffffe)).toBe(true)
  expect(isVisible(snapshot, 5)).toBe(true)
  expect(isVisible(snapshot, 8)).toBe(false)
  expect(isVisible(parsePgSnapshot('4294967295:4294967295:'), 3)).toBe(false)
})

test('[EN42] the end of a snapshot tells its edges as strings', () => {
  expect(snapshotEndMessage(parsePgSnapshot('100:110:103,105'))).toBe(
    '{"headers":{"control":"snapshot-end","xip_list":["103","105"],"xmax":"110","xmin":"100"}}',
  )
})

test('[EN43] a snapshot that does not yet see a commit of the stream is told from one that does', () => {
  const recent = new RecentTransactions()
  recent.begin(103, 1)
  recent.begin(104, 2)
  expect(recent.areVisible(parsePgSnapshot('100:110:'), 2)).toBe(true)
  expect(recent.areVisible(parsePgSnapshot('100:110:104'), 2)).toBe(false)
  // The shape was made before that one began: it comes by the stream.
  expect(recent.areVisible(parsePgSnapshot('100:110:104'), 1)).toBe(true)
})
