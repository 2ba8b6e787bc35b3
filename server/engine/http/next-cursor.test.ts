import { expect, test } from 'vitest'
import { nextCursor } from './next-cursor.ts'

const AT = Date.UTC(2024, 9, 9, 0, 0, 41)
const random = (): number => 0.5

test('[EN61] a cursor is the end of the present 20 seconds', () => {
  expect(nextCursor(undefined, AT, random)).toBe(60)
  expect(nextCursor(undefined, Date.UTC(2024, 9, 9, 0, 1, 0), random)).toBe(60)
  expect(nextCursor(undefined, Date.UTC(2024, 9, 9, 0, 1, 1), random)).toBe(80)
})

test('[EN61] a cursor that was sent is never sent back, nor one before it', () => {
  expect(nextCursor('60', AT, random)).toBe(60 + 1 + 1_800)
  expect(nextCursor('5000', AT, () => 0)).toBe(5_001)
  expect(nextCursor('5000', AT, () => 0.9999)).toBe(8_600)
  expect(nextCursor('40', AT, random)).toBe(60)
})

test.each(['', 'abc', '-60', '6.0'])('[EN61] %j is not looked at', (sent) => {
  expect(nextCursor(sent, AT, random)).toBe(60)
})
