import { expect, test } from 'vitest'
import { AFTER_SNAPSHOT, BEFORE_ALL, compareOffsets, formatOffset, type Offset, parseOffset } from './offset.ts'

test.each(['-1', '0_0', '0_3', '0_inf', '41034120_0', '18446744073709551615_2'])(
  '[EN31] %s is read and written',
  (text) => {
    expect(formatOffset(parseOffset(text) as Offset)).toBe(text)
  },
)

test.each([
  '',
  'abc',
  '-2',
  '0',
  '1_2_3',
  '1_2 ',
  '10_32.1',
  '-1_0',
  '1_-1',
  '18446744073709551616_0',
  'now',
  '_',
  '1_infx',
])('[EN31] %j is no offset', (text) => {
  expect(parseOffset(text)).toBeUndefined()
})

test('[EN31] offsets are ordered as pairs, and infinity is after every operation', () => {
  const ordered = [BEFORE_ALL, '0_0', '0_10', AFTER_SNAPSHOT, '5_0', '5_2', '5_inf', '40_0', '9007199254740993_0'].map(
    (each) => (typeof each === 'string' ? (parseOffset(each) as Offset) : each),
  )
  const shuffled = [...ordered].reverse().sort(compareOffsets)
  expect(shuffled).toEqual(ordered)
  expect(compareOffsets({ tx: 9007199254740992n, op: 0 }, { tx: 9007199254740993n, op: 0 })).toBe(-1)
})
