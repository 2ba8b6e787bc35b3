import { expect, test } from 'vitest'
import { changeKey, createSyncLag } from './sync-lag.ts'

const KEY = changeKey('ticket', 3)
const TWO_OTHERS = () => 2

test('the lag is from the answer of one device to the row at each other one', () => {
  const lag = createSyncLag()
  lag.acked(KEY, 1, 100, 120)
  lag.saw(KEY, 2, 150)
  lag.saw(KEY, 3, 190)
  expect(lag.results(TWO_OTHERS)).toEqual({ fromAnswerMs: [30, 70], fromSendingMs: [50, 90], unseen: [] })
})

test('a row that is there before the answer waited for nothing, and is still counted from the sending', () => {
  const lag = createSyncLag()
  lag.saw(KEY, 2, 110)
  lag.acked(KEY, 1, 100, 120)
  lag.saw(KEY, 3, 121)
  expect(lag.results(TWO_OTHERS)).toMatchObject({ fromAnswerMs: [0, 1], fromSendingMs: [10, 21] })
})

test('the own row and one that is read again count for nothing', () => {
  const lag = createSyncLag()
  lag.acked(KEY, 1, 100, 120)
  for (const [device, at] of [
    [1, 130],
    [2, 140],
    [2, 9_000],
  ] as const)
    lag.saw(KEY, device, at)
  const { fromAnswerMs, unseen } = lag.results(TWO_OTHERS)
  expect(fromAnswerMs).toEqual([20])
  expect(unseen).toEqual([{ key: KEY, missing: 1 }])
})

test('a change that no command of the measured time made is nobody’s', () => {
  const lag = createSyncLag()
  lag.saw(KEY, 2, 110)
  expect(lag.results(TWO_OTHERS)).toEqual({ fromAnswerMs: [], fromSendingMs: [], unseen: [] })
})

test('a version is the same as text and as number', () => {
  expect(changeKey('a', 7)).toBe(changeKey('a', '7'))
})
