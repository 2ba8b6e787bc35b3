import { expect, test } from 'vitest'
import { isInCorner } from './in-corner.ts'
import { showBytes } from './show-bytes.ts'
import { showVersion } from './show-version.ts'
import { showWait } from './show-wait.ts'

test('a pause is shown to the second, and never as none', () => {
  expect([1, 1_000, 29_001, 125_000, 900_000].map(showWait)).toEqual(['0:01', '0:01', '0:30', '2:05', '15:00'])
})

test('a version is shown as it was released', () => {
  expect([1_000, 1_004_002, 12_000_999].map(showVersion)).toEqual(['0.1.0', '1.4.2', '12.0.999'])
})

test('room is shown in Western digits in every language', () => {
  expect(showBytes(38_400_000, 'en')).toBe('38 MB')
  expect(showBytes(2_345_000_000, 'fr')).toMatch(/^2,3\s?Go$/u)
  expect(showBytes(38_400_000, 'ar')).toContain('38')
})

test('[KS1] the way in is at both upper corners, and nowhere else', () => {
  const at = (clientX: number, clientY: number) => isInCorner({ clientX, clientY }, 1_080)
  expect([at(0, 0), at(96, 96), at(1_079, 3), at(984, 90)]).toEqual([true, true, true, true])
  expect([at(97, 0), at(540, 10), at(0, 97), at(1_079, 1_900)]).toEqual([false, false, false, false])
})
