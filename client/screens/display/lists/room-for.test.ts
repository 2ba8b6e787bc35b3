import { expect, test } from 'vitest'
import { type BoardForm, roomFor } from './room-for.ts'

const told = (
  shown: BoardForm['shown'],
  glass: BoardForm['glass'],
  hasArrival: boolean,
  more: Partial<BoardForm> = {},
) => {
  const { counters, waits, isShared } = roomFor({
    ...{ shown, glass, hasArrival, hasFoot: true, labels: ['1', 'VIP'] },
    ...more,
  })
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
  expect(told(shown, 'wide', hasArrival)).toBe(expected)
})

test.each([
  [['counters', 'waits'], false, '3×2 4×1'],
  [['waits'], false, '6×2 6×1'],
  [['waits', 'media'], false, '4×2 4×1'],
  [['counters', 'waits', 'media'], false, '4×2 4×1 by turns'],
  [['counters', 'waits'], true, '4×2 4×1 by turns'],
] as const)('[DY26] [DY28] upright, %j with the code of arrival %s: %s', (shown, hasArrival, expected) => {
  expect(told(shown, 'upright', hasArrival)).toBe(expected)
})

test('[DY26] counters whose labels are words have a line of their own', () => {
  expect(told(['counters', 'waits'], 'wide', false, { labels: ['1', 'Caisse principale 2'] })).toBe('3×1 3×1')
})

test('[DY26] without a line at the foot there is room for one more, on a glass of the old form for six', () => {
  expect(told(['counters', 'waits'], 'wide', false, { hasFoot: false })).toBe('4×2 4×1')
  expect(told(['counters', 'waits'], 'high', false)).toBe('6×2 6×1')
})
