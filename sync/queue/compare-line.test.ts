import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareLine, type InLine } from './compare-line.ts'

const sign = (one: InLine, other: InLine) => Math.sign(compareLine(one, other))

test.each([
  [{ id: 'b', order_at: 1 }, { id: 'a', order_at: 2 }, -1],
  [{ id: 'a', order_at: 5 }, { id: 'b', order_at: 5 }, -1],
  [{ id: '0a', order_at: 5 }, { id: '09', order_at: 5 }, 1],
  [{ id: 'b', order_at: 5.001 }, { id: 'a', order_at: 5.002 }, -1],
  [{ id: 'a', order_at: null }, { id: 'b', order_at: 5 }, 1],
  [{ id: 'a' }, { id: 'b', order_at: null }, -1],
  [{ id: 'a', order_at: 5 }, { id: 'a', order_at: 5 }, 0],
])('[QU1] %j against %j: %i', (one, other, expected) => {
  expect(sign(one, other)).toBe(expected)
  expect(sign(other, one)).toBe(expected === 0 ? 0 : -expected)
})

test('[QU1] ids compare as sixteen bytes do', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      const value = (id: string) => BigInt(`0x${id.replaceAll('-', '')}`)
      const byBytes = value(one) < value(other) ? -1 : Number(value(one) > value(other))
      expect(sign({ id: one, order_at: 1 }, { id: other, order_at: 1 })).toBe(byBytes)
    }),
  )
})

test('[QU1] the order is total, whoever lacks a place', () => {
  const ticket = fc.record({ id: fc.uuid(), order_at: fc.option(fc.nat(3)) })
  fc.assert(
    fc.property(fc.uniqueArray(ticket, { selector: ({ id }) => id, maxLength: 12 }), (line) => {
      const sorted = line.toSorted(compareLine)
      expect(line.toReversed().toSorted(compareLine)).toEqual(sorted)
      for (const [at, one] of sorted.entries())
        for (const other of sorted.slice(at + 1)) expect(sign(one, other)).toBe(-1)
    }),
  )
})
