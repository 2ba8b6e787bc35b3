import { expect, test } from 'vitest'
import { clockValue } from '../device/meta.ts'
import { aClockValue, aHeardClock, aReading, NOW } from './a-clock.ts'
import { clockDoubt } from './clock-doubt.ts'
import { DOUBT_MS, readServerClock, startServerClock } from './server-clock.ts'
import { toClockValue, writtenStamps } from './stamps.ts'

const HOUR_MS = 3_600_000

test('[OB4] a command bears the estimate and what was really heard', () => {
  expect(writtenStamps(readServerClock(aHeardClock(2_000), aReading(500)))).toEqual({
    written_at: '2026-11-20T08:00:02.500Z',
    known_at: '2026-11-20T08:00:01.990Z',
  })
})

test.each([
  ['carried over from before', startServerClock(aClockValue(), aReading())],
  ['carried through sleep', readServerClock(aHeardClock(), aReading(0, { wall: NOW + HOUR_MS }))],
  ['guessed', startServerClock(undefined, aReading())],
])('[TI1] an estimate that is %s is not written as proof', (_, clock) => {
  expect(writtenStamps(clock).written_at).toBeNull()
})

test('[TI3] what is stored starts the next page life where this one ended', () => {
  const stored = toClockValue(readServerClock(aHeardClock(2_000), aReading(500)), undefined, '2026-11-20')
  expect(clockValue.parse(stored)).toEqual(stored)
  expect(stored).toMatchObject({ wall_at: NOW + 500, offset_ms: 2_000, last_day: '2026-11-20' })
  const next = startServerClock(stored, { wall: NOW + HOUR_MS, monotonic: 3 })
  expect(clockDoubt(next)).toEqual({ isWallWrong: false, isDayInDoubt: false })
})

test('[TI3] a doubt is not stored away: the next start has it too', () => {
  const stored = aClockValue({ wall_at: NOW + HOUR_MS })
  const doubtful = startServerClock(stored, aReading())
  const again = toClockValue(doubtful, stored, '2026-11-21')
  expect(again).toEqual({ ...stored, last_day: '2026-11-21' })
  expect(startServerClock(again, aReading(1_000)).standing).toBe('guessed')
})

test('[TI3] without an answer there is no offset to store', () => {
  expect(toClockValue(startServerClock(undefined, aReading()), undefined, null)).toEqual({
    wall_at: NOW,
    server_time: null,
    offset_ms: null,
    last_day: null,
  })
})

test.each([
  ['right', aHeardClock(), false, false],
  ['inexact', aHeardClock(DOUBT_MS), false, false],
  ['too slow', aHeardClock(DOUBT_MS + 1), true, false],
  ['too fast', aHeardClock(-DOUBT_MS - 1), true, false],
  ['set back before the start', startServerClock(aClockValue({ wall_at: NOW + HOUR_MS }), aReading()), true, true],
  ['never compared', startServerClock(undefined, aReading()), false, true],
])('[TI3] a wall clock that is %s', (_, clock, isWallWrong, isDayInDoubt) => {
  expect(clockDoubt(clock)).toEqual({ isWallWrong, isDayInDoubt })
})
