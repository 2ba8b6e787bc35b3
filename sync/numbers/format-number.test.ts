import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNumberOfParts, printedNumber } from '../commands/fields.ts'
import { numberMax } from '../commands/limits.ts'
import { formatNumber } from './format-number.ts'

test.each([
  [{ prefix: 'A', n: 48 }, 3, 'A-048'],
  [{ prefix: 'A', n: 999 }, 3, 'A-999'],
  [{ prefix: 'A', n: 1000 }, 3, 'A-1000'],
  [{ prefix: 'A', n: 7, letter: 'X' }, 3, 'A-X07'],
  [{ prefix: 'AB', n: 123, letter: 'BC' }, 5, 'AB-BC123'],
  [{ prefix: 'A', n: 1 }, 5, 'A-00001'],
  [{ prefix: 'A', n: 1 }, 1, 'A-01'],
])('[NU6] %j with %i digits is printed %s', (parts, digits, printed) => {
  expect(formatNumber(parts, digits)).toBe(printed)
})

test('[NU6] whatever is printed is a number that the wire takes, and agrees with its parts', () => {
  const parts = fc.record(
    {
      prefix: fc.stringMatching(/^[A-Z]{1,3}$/),
      letter: fc.stringMatching(/^[A-Z]{1,4}$/),
      n: fc.integer({ min: 1, max: numberMax }),
    },
    { requiredKeys: ['prefix', 'n'] },
  )
  fc.assert(
    fc.property(parts, fc.integer({ min: 2, max: 5 }), (given, digits) => {
      const number = formatNumber(given, digits)
      expect(printedNumber.safeParse(number).success).toBe(true)
      expect(isNumberOfParts({ ...given, number })).toBe(true)
    }),
  )
})
