import { expect, test } from 'vitest'
import { byteRange } from './byte-range.ts'

test.each([
  ['bytes=0-', { start: 0, end: 9 }],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=4-6', { start: 4, end: 6 }],
  ['bytes=9-', { start: 9, end: 9 }],
  ['bytes=4-99', { start: 4, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-99', { start: 0, end: 9 }],
])('[DY21] %s of ten bytes is %o', (header, range) => expect(byteRange(header, 10)).toEqual(range))

test.each(['bytes=10-', 'bytes=10-20', 'bytes=-0', 'bytes=999999999999999-'])(
  '[DY21] %s lies outside of ten bytes',
  (header) => expect(byteRange(header, 10)).toBe('unsatisfiable'),
)

test.each([
  undefined,
  '',
  'bytes',
  'bytes=',
  'bytes=-',
  'bytes=a-b',
  'bytes=6-4',
  'bytes=0-1,4-5',
  'lines=0-1',
  'bytes=0x1-',
])('[DY21] %s asks for the whole', (header) => expect(byteRange(header, 10)).toBe('whole'))

test('[DY21] of nothing there is no part', () => {
  expect(byteRange('bytes=0-', 0)).toBe('unsatisfiable')
  expect(byteRange('bytes=-5', 0)).toBe('unsatisfiable')
})
