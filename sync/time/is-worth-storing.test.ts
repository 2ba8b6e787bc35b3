import { expect, test } from 'vitest'
import type { ClockValue } from '../device/meta.ts'
import { aClockValue } from './a-clock.ts'
import { CLOCK_STORED_MS, isWorthStoring } from './is-worth-storing.ts'
import { JUMP_MS } from './server-clock.ts'

const stored = aClockValue({ offset_ms: 500, last_day: '2026-11-26' })
const later = (ms: number, more: Partial<ClockValue> = {}) => ({ ...stored, wall_at: stored.wall_at + ms, ...more })

test.each<[string, ClockValue, boolean]>([
  ['the next answer', later(5_000), false],
  ['a minute', later(CLOCK_STORED_MS), true],
  ['just less than a minute', later(CLOCK_STORED_MS - 1), false],
  ['an offset that creeps', later(5_000, { offset_ms: 1_499 }), false],
  ['an offset that moved', later(5_000, { offset_ms: 1_500 }), true],
  ['an offset that is no longer known', later(5_000, { offset_ms: null }), true],
  ['a new day label', later(5_000, { last_day: '2026-11-27' }), true],
  ['a wall clock that was corrected', later(-JUMP_MS), false],
  ['a wall clock that was set back', later(-JUMP_MS - 1), true],
])('[TI4] %s', (_, next, isWorth) => expect(isWorthStoring(next, stored)).toBe(isWorth))

test('[TI4] the first word of all', () => {
  expect(isWorthStoring(stored, undefined)).toBe(true)
  expect(isWorthStoring(later(1), { ...stored, server_time: null })).toBe(stored.server_time !== null)
})
