import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantToMs, toInstantText } from './instant-text.ts'

it.each([
  ['2026-11-20 09:00:00+00', '2026-11-20T09:00:00.000000Z'],
  ['2026-11-20 09:00:00.5+00', '2026-11-20T09:00:00.500000Z'],
  ['2026-11-20T09:00:00.123456+00:00', '2026-11-20T09:00:00.123456Z'],
  ['2026-11-20T10:00:00.123456+01:00', '2026-11-20T09:00:00.123456Z'],
  ['2026-11-20 03:30:00-0530', '2026-11-20T09:00:00.000000Z'],
  ['2026-11-20T09:00:00.123Z', '2026-11-20T09:00:00.123000Z'],
  ['0001-01-01 00:00:00+00', '0001-01-01T00:00:00.000000Z'],
])('[RE5] %s is stored as %s, whichever way it came', (text, stored) => {
  expect(toInstantText(text)).toBe(stored)
  expect(toInstantText(stored)).toBe(stored)
})

it.each(['infinity', '2026-13-40 00:00:00+00', '', 'today', null, {}, Number.NaN])('%j is no instant', (value) => {
  expect(toInstantText(value)).toBeUndefined()
})

it('[QU1] a microsecond tells two places in the line apart', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000_000 }), fc.nat(999_998), (seconds, micros) => {
      const at = (n: number) =>
        instantToMs(`${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(n).padStart(6, '0')}Z`) ?? 0
      expect(at(micros)).toBeLessThan(at(micros + 1))
      expect(at(micros)).toBe(seconds * 1000 + micros / 1000)
    }),
  )
})
