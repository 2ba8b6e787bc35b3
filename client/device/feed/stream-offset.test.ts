import { expect, test } from 'vitest'
import { compareOffsets } from './stream-offset.ts'

test.each([
  ['-1', '0_0', -1],
  ['-1', '-1', 0],
  ['9_0', '10_0', -1],
  ['26843544_2', '26843544_10', -1],
  ['99999999999999999999_0', '99999999999999999998_5', 1],
  ['7_3', '7_3', 0],
  ['0_0', '0_inf', -1],
  ['0_inf', '0_inf', 0],
  ['0_inf', '26843544_0', -1],
])('%s against %s: %i', (a, b, order) => {
  expect(compareOffsets(a, b)).toBe(order)
  expect(compareOffsets(b, a)).toBe(order === 0 ? 0 : -order)
})
