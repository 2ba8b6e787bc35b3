import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isProperPart, type LaneClass, nextInClass } from './lane-class.ts'

const laneClass: fc.Arbitrary<LaneClass> = fc
  .integer({ min: 1, max: 64 })
  .chain((modulus) => fc.record({ residue: fc.nat(modulus - 1), modulus: fc.constant(modulus) }))

test('[NU1] one kiosk counts 1, 2, 3; of two, one has the odd and one the even numbers', () => {
  const first = (lane: LaneClass) => [0, 1, 2].map((above) => nextInClass(lane, above))
  expect(first({ residue: 0, modulus: 1 })).toEqual([1, 2, 3])
  expect(first({ residue: 1, modulus: 2 })).toEqual([1, 3, 3])
  expect(first({ residue: 0, modulus: 2 })).toEqual([2, 2, 4])
})

test('[NU1] the next number is the smallest of its class above the last', () => {
  fc.assert(
    fc.property(laneClass, fc.nat(999_999), (lane, above) => {
      const n = nextInClass(lane, above)
      expect(n % lane.modulus).toBe(lane.residue)
      expect(n).toBeGreaterThan(above)
      expect(n - lane.modulus).toBeLessThanOrEqual(above)
    }),
  )
})

test.each([
  [{ residue: 1, modulus: 2 }, { residue: 0, modulus: 1 }, true],
  [{ residue: 3, modulus: 4 }, { residue: 1, modulus: 2 }, true],
  [{ residue: 3, modulus: 4 }, { residue: 0, modulus: 2 }, false],
  [{ residue: 1, modulus: 2 }, { residue: 1, modulus: 2 }, false],
  [{ residue: 1, modulus: 2 }, { residue: 3, modulus: 4 }, false],
  [{ residue: 1, modulus: 3 }, { residue: 1, modulus: 2 }, false],
])('[NU4] %j is a part of %j: %s', (inner, outer, is) => {
  expect(isProperPart(inner, outer)).toBe(is)
})

test('[NU4] a part holds only numbers of the whole, and the whole has others', () => {
  fc.assert(
    fc.property(laneClass, laneClass, (inner, outer) => {
      const isWithin = Array.from({ length: outer.modulus }, (_, k) => inner.residue + k * inner.modulus).every(
        (n) => n % outer.modulus === outer.residue,
      )
      expect(isProperPart(inner, outer)).toBe(isWithin && inner.modulus > outer.modulus)
    }),
  )
})
