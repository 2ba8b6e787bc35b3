import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessDay } from './business-day.ts'
import { clockFaults } from './clock-faults.ts'
import { dayBounds } from './day-bounds.ts'
import { dayToNumber, numberToDay } from './day-number.ts'

const DAY_FIRST = dayToNumber('2015-01-01')
const DAY_LAST = dayToNumber('2026-12-31')

const aRule = fc.record({
  from_day: fc.integer({ min: DAY_FIRST, max: DAY_LAST }).map(numberToDay),
  zone: fc.constantFrom('Africa/Tunis', 'Europe/Paris', 'America/Toronto', 'Africa/Casablanca', 'Asia/Kathmandu'),
  day_start: fc.constantFrom('00:00', '02:30', '04:00', '06:15'),
})
const aSoundClock = fc
  .array(aRule, { minLength: 1, maxLength: 4 })
  .map((rules) => rules.sort((a, b) => (a.from_day < b.from_day ? -1 : 1)))
  .filter((clock) => clockFaults(clock).length === 0)

describe('dayBounds', () => {
  it('[CAL3] a day has 23 hours in spring and 25 in autumn', () => {
    const clock = [{ from_day: '2026-01-01', zone: 'Europe/Paris', day_start: '02:00' }]
    const hours = (day: string) => (dayBounds(clock, day).end - dayBounds(clock, day).start) / 3_600_000
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-03-30')]).toEqual([24, 23, 24])
    expect([hours('2026-10-24'), hours('2026-10-25'), hours('2026-10-26')]).toEqual([25, 24, 24])
  })

  it('[CAL4] days tile time under every clock without faults', () => {
    const property = fc.property(aSoundClock, fc.nat(), fc.nat(), (clock, anyDay, anyOffset) => {
      // Every second case looks at the days around a change, where a gap would be.
      const change = dayToNumber(clock[anyDay % clock.length]?.from_day ?? '')
      const first = anyDay % 2 === 0 ? change - 2 : DAY_FIRST + (anyDay % (DAY_LAST - DAY_FIRST))
      for (const day of [first, first + 1, first + 2, first + 3].map(numberToDay)) {
        const { start, end } = dayBounds(clock, day)
        expect(start).toBeLessThan(end)
        expect(end).toBe(dayBounds(clock, numberToDay(dayToNumber(day) + 1)).start)
        expect(businessDay(clock, start + (anyOffset % (end - start)))).toBe(day)
        expect([businessDay(clock, start), businessDay(clock, end - 1)]).toEqual([day, day])
      }
    })
    fc.assert(property, { seed: 20_261_120, numRuns: 2_000 })
  })

  it('refuses a text that is no day label', () => {
    const clock = [{ from_day: '2026-01-01', zone: 'UTC', day_start: '00:00' }]
    expect(() => dayBounds(clock, 'today')).toThrow(RangeError)
  })
})
