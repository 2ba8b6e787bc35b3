import { describe, expect, it } from 'vitest'
import { businessDay } from './business-day.ts'
import type { Clock } from './calendar-schema.ts'

const tunis: Clock = [{ from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '04:00' }]
const dayAt = (clock: Clock, at: string) => businessDay(clock, Date.parse(at))

describe('businessDay', () => {
  it('[CAL3] begins at the start hour of the branch and holds its first instant', () => {
    expect(dayAt(tunis, '2026-05-10T02:59:59.999Z')).toBe('2026-05-09')
    expect(dayAt(tunis, '2026-05-10T03:00:00.000Z')).toBe('2026-05-10')
  })

  it('[CAL1] the first rule also holds for days before it', () => {
    expect(dayAt(tunis, '2015-05-10T02:59:59Z')).toBe('2015-05-09')
  })

  it('[CAL1] a change takes effect with its own day label', () => {
    const clock = [...tunis, { from_day: '2026-06-01', zone: 'Africa/Tunis', day_start: '02:00' }]
    expect(dayAt(clock, '2026-06-01T00:59:59Z')).toBe('2026-05-31')
    expect(dayAt(clock, '2026-06-01T01:00:00Z')).toBe('2026-06-01')
    expect(dayAt(clock, '2026-05-31T02:59:59Z')).toBe('2026-05-30')
  })

  it('[CAL3] a start that spring skips is an hour late on the clock, never missing', () => {
    const paris = [{ from_day: '2026-01-01', zone: 'Europe/Paris', day_start: '02:30' }]
    expect(dayAt(paris, '2026-03-29T01:29:59Z')).toBe('2026-03-28')
    expect(dayAt(paris, '2026-03-29T01:30:00Z')).toBe('2026-03-29')
  })

  it('[CAL3] a start that autumn repeats is the second one', () => {
    const paris = [{ from_day: '2026-01-01', zone: 'Europe/Paris', day_start: '02:30' }]
    expect(dayAt(paris, '2026-10-25T00:30:00Z')).toBe('2026-10-24')
    expect(dayAt(paris, '2026-10-25T01:30:00Z')).toBe('2026-10-25')
  })

  it('[CAL3] labels reach one day ahead of UTC and two behind it', () => {
    const kiritimati = [{ from_day: '2026-01-01', zone: 'Pacific/Kiritimati', day_start: '00:00' }]
    const niue = [{ from_day: '2026-01-01', zone: 'Pacific/Niue', day_start: '23:00' }]
    expect(dayAt(kiritimati, '2026-05-10T10:00:00Z')).toBe('2026-05-11')
    expect(dayAt(niue, '2026-05-10T09:59:59Z')).toBe('2026-05-08')
  })

  it('[CAL5] refuses a clock without rules and an instant that is none', () => {
    expect(() => businessDay([], 0)).toThrow(RangeError)
    expect(() => businessDay(tunis, Number.NaN)).toThrow(RangeError)
  })
})
