import { expect, test } from 'vitest'
import { type BoardForm, roomFor } from './room-for.ts'

const told = (shown: BoardForm['shown'], isUpright: boolean, hasArrival: boolean, labels: string[] = ['1', 'VIP']) => {
  const { counters, waits, isShared } = roomFor({ shown, isUpright, hasArrival, labels })
  return `${counters.rows}×${counters.columns} ${waits.rows}×${waits.columns}${isShared ? ' by turns' : ''}`
}

test.each([
  [['counters', 'waits'], false, '3×2 3×1'],
  [['counters', 'waits', 'media'], false, '3×1 3×1'],
  [['waits'], false, '3×4 3×2'],
  [['waits', 'media'], false, '3×3 3×1'],
  [['counters', 'waits'], true, '3×1 3×1'],
  [['counters', 'waits', 'media'], true, '3×1 3×1 by turns'],
  [['waits', 'media'], true, '3×1 3×1'],
] as const)('[DY26] [DY28] lying, %j with the code of arrival %s: %s', (shown, hasArrival, expected) => {
  expect(told(shown, false, hasArrival)).toBe(expected)
})

test.each([
  [['counters', 'waits'], false, '3×2 4×1'],
  [['waits'], false, '6×2 6×1'],
  [['waits', 'media'], false, '4×2 4×1'],
  [['counters', 'waits', 'media'], false, '4×2 4×1 by turns'],
  [['counters', 'waits'], true, '4×2 4×1 by turns'],
] as const)('[DY26] [DY28] upright, %j with the code of arrival %s: %s', (shown, hasArrival, expected) => {
  expect(told(shown, true, hasArrival)).toBe(expected)
})

test('[DY26] counters whose labels are words have a line of their own', () => {
  expect(told(['counters', 'waits'], false, false, ['1', 'Caisse principale 2'])).toBe('3×1 3×1')
})
