import { expect, test } from 'vitest'
import { versionNumber } from './version-number.ts'

const of = (version: string) => versionNumber(JSON.stringify({ version }))

test('[LE3] a later release has the greater number', () => {
  const releases = ['0.0.1', '0.1.0', '0.1.1', '0.2.0', '0.10.0', '0.999.999', '1.0.0', '1.4.2', '2.0.0', '10.0.0']
  const numbers = releases.map(of)
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other))
  expect(new Set(numbers).size).toBe(releases.length)
  expect(of('1.4.2')).toBe(1_004_002)
})

test('what is no release is refused', () => {
  for (const version of ['', '1', '1.2', '1.2.3-rc.1', '1.1000.0']) expect(() => of(version)).toThrow()
})
