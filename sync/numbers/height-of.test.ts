import { expect, test } from 'vitest'
import { heightOf } from './height-of.ts'

const DAY = '2026-11-20'
const ticket = (sequence_n: number | null, overrides: Record<string, unknown> = {}) => ({
  prefix: 'A',
  letter: null,
  sequence_n,
  number_day: DAY,
  is_placeholder: false,
  ...overrides,
})

test('[NU1] the height of a prefix is its greatest number of the day label', () => {
  const seen = [ticket(3), ticket(12), ticket(7), ticket(4, { prefix: 'B' })]
  expect(['A', 'B', 'C'].map((prefix) => heightOf(seen, DAY, prefix))).toEqual([12, 4, 0])
})

test.each([
  ['another day', { number_day: '2026-11-19' }],
  ['a spill number', { letter: 'X' }],
  ['a number that somebody typed', { is_placeholder: true }],
  ['a row without prefix', { prefix: null }],
  ['a row without number', { sequence_n: undefined }],
])('[NU1] %s gives no height', (_, overrides) => {
  expect(heightOf([ticket(40, overrides)], DAY, 'A')).toBe(0)
})

test('[NU1] a row of a server that does not tell of letters or placeholders counts', () => {
  expect(heightOf([{ prefix: 'A', sequence_n: 5, number_day: DAY }], DAY, 'A')).toBe(5)
})
