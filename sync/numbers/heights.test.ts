import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHeights } from './heights.ts'

const DAY = '2026-11-20'
const ticket = (sequence_n: number | null, overrides: Record<string, unknown> = {}) => ({
  prefix: 'A',
  letter: null,
  sequence_n,
  number_day: DAY,
  is_placeholder: false,
  ...overrides,
})
const heightsOf = (...rows: Parameters<ReturnType<typeof createHeights>['replace']>[1][]) => {
  const heights = createHeights()
  for (const row of rows) heights.replace(undefined, row)
  return heights
}

test('[NU1] the height of a prefix is its greatest number of the day label', () => {
  const heights = heightsOf(ticket(3), ticket(12), ticket(7), ticket(4, { prefix: 'B' }))
  expect(['A', 'B', 'C'].map((prefix) => heights.on(DAY, prefix))).toEqual([12, 4, 0])
})

test.each([
  ['another day', { number_day: '2026-11-19' }],
  ['a spill number', { letter: 'X' }],
  ['a number that somebody typed', { is_placeholder: true }],
  ['a row without prefix', { prefix: null }],
  ['a row without number', { sequence_n: undefined }],
])('[NU1] %s gives no height', (_, overrides) => {
  expect(heightsOf(ticket(40, overrides)).on(DAY, 'A')).toBe(0)
})

test('[NU1] a row of a server that does not tell of letters or placeholders counts', () => {
  expect(heightsOf({ prefix: 'A', sequence_n: 5, number_day: DAY }).on(DAY, 'A')).toBe(5)
})

test('[NU1] however rows come, change and go, the height is that of the rows that are there', () => {
  const row = fc.option(
    fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('A', 'B')).map(([n, prefix]) => ticket(n, { prefix })),
    { nil: undefined },
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(4), row)), (changes) => {
      const heights = createHeights()
      const rows = new Map<number, ReturnType<typeof ticket> | undefined>()
      for (const [id, after] of changes) {
        heights.replace(rows.get(id), after)
        rows.set(id, after)
        for (const prefix of ['A', 'B']) {
          const numbers = [...rows.values()].flatMap((each) => (each?.prefix === prefix ? [each.sequence_n ?? 0] : []))
          expect(heights.on(DAY, prefix)).toBe(Math.max(0, ...numbers))
        }
      }
    }),
  )
})
