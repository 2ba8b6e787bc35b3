import { expect, test } from 'vitest'
import { parseLsn } from './lsn.ts'

test('an LSN of two hexadecimal halves is one number', () => {
  expect(parseLsn('0/0')).toBe(0n)
  expect(parseLsn('16/B374D848')).toBe(0x16_b374_d848n)
  expect(parseLsn('FFFFFFFF/FFFFFFFF')).toBe((1n << 64n) - 1n)
})

test.each(['', '0', '0/', '/0', '0/123456789', 'x/0', '0/0/0z'])('%j is no LSN', (text) => {
  expect(() => parseLsn(text)).toThrow(RangeError)
})
