import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Clock } from '../calendar/calendar-schema.ts'
import { aClockValue, aHeardClock, aReading, NOW } from './a-clock.ts'
import { dayLabel } from './day-label.ts'
import { hearServerTime, readServerClock, startServerClock } from './server-clock.ts'

const HOUR_MS = 3_600_000
const tunis: Clock = [{ from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '04:00' }]

test('[NU5] the label is of the server, whatever the wall clock says', () => {
  expect(dayLabel(tunis, aHeardClock(), null)).toBe('2026-11-20')
  expect(dayLabel(tunis, aHeardClock(24 * HOUR_MS), null)).toBe('2026-11-21')
})

test.each([
  ['earlier', '2026-11-19', '2026-11-20'],
  ['the same', '2026-11-20', '2026-11-20'],
  ['tomorrow: a correction around the start of the day', '2026-11-21', '2026-11-21'],
  ['years ahead: the clock was wrong then', '2031-01-01', '2026-11-20'],
])('[NU5] the last label used is %s', (_, lastDay, label) => {
  expect(dayLabel(tunis, aHeardClock(), lastDay)).toBe(label)
})

test('[NU5] only an answer takes a label back', () => {
  expect(dayLabel(tunis, startServerClock(aClockValue(), aReading()), '2031-01-01')).toBe('2031-01-01')
})

test('[NU5] with answers from a right server, labels used one after the other never go back', () => {
  const step = fc.record({ passedMs: fc.nat(6 * HOUR_MS), roundTripMs: fc.option(fc.nat(30_000)) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let clock = aHeardClock()
      let lastDay: string | null = null
      let passed = 0
      for (const { passedMs, roundTripMs } of steps) {
        passed += passedMs
        const reading = aReading(passed)
        clock =
          roundTripMs === null
            ? readServerClock(clock, reading)
            : hearServerTime(clock, { serverAt: NOW + passed - roundTripMs, roundTripMs }, reading)
        const label = dayLabel(tunis, clock, lastDay)
        expect(label >= (lastDay ?? '')).toBe(true)
        lastDay = label
      }
    }),
  )
})
