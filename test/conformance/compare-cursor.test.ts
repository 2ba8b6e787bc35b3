import { expect, test } from 'vitest'
import { compareCursor, cursorAt } from './compare-cursor.ts'

const NOW_MS = Date.UTC(2024, 9, 9) + 12_345_000
const NOW = 12_360

function isRight(actual: string | undefined, sent?: string, recorded: string | undefined = '20'): boolean {
  return compareCursor(recorded, actual, sent, [NOW_MS, NOW_MS]).length === 0
}

test('the cursor is the end of the interval of twenty seconds', () => {
  expect(cursorAt(NOW_MS)).toBe(NOW)
  expect(isRight('12360')).toBe(true)
  expect(isRight('12340')).toBe(false)
  expect(isRight('12345')).toBe(false)
})

test('a cursor that was sent and is not past moves on by up to an hour', () => {
  expect(isRight('12360', '12360')).toBe(false)
  expect(isRight('12361', '12360')).toBe(true)
  expect(isRight('15960', '12360')).toBe(true)
  expect(isRight('15961', '12360')).toBe(false)
  expect(isRight('12360', '12340')).toBe(true)
})

test('a cursor that is no number counts as none', () => {
  expect(isRight('12360', 'abc')).toBe(true)
})

test('an answer has a cursor when the recorded one has, and only then', () => {
  expect(isRight(undefined)).toBe(false)
  expect(compareCursor(undefined, '12360', undefined, [NOW_MS, NOW_MS])).toHaveLength(1)
  expect(compareCursor(undefined, undefined, undefined, [NOW_MS, NOW_MS])).toEqual([])
})
