import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDay } from '../../sync/calendar/business-day.ts'
import type { Clock } from '../../sync/calendar/calendar-schema.ts'
import { dayBounds } from '../../sync/calendar/day-bounds.ts'
import { numberToDay } from '../../sync/calendar/day-number.ts'
import { createTestDatabase } from '../setup/database.ts'
import { createSqlDays } from './sql-days.ts'
import { DAY_FIRST, DAY_LAST, DAY_STARTS, HOUR_MS, ZONES } from './zones.ts'

/** Under a second on two quiet cores; a busy machine may take many times that. */
const PROPERTY_MS_MAX = 60_000

let database: Awaited<ReturnType<typeof createTestDatabase>>
let sql: ReturnType<typeof createSqlDays>
beforeAll(async () => {
  database = await createTestDatabase()
  sql = createSqlDays(database.pool('owner', 1))
})
afterAll(() => database.close())

describe('clocks that change', () => {
  const aDay = fc.integer({ min: DAY_FIRST, max: DAY_LAST })
  const aRule = fc.record({
    from_day: aDay.map(numberToDay),
    zone: fc.constantFrom(...ZONES),
    day_start: fc.constantFrom(...DAY_STARTS),
  })
  const aClock = fc
    .uniqueArray(aRule, { minLength: 1, maxLength: 5, selector: (rule) => rule.from_day })
    .map((clock) => clock.sort((a, b) => (a.from_day < b.from_day ? -1 : 1)))
  const someInstants = (clock: Clock) =>
    fc
      .array(fc.tuple(fc.nat(), fc.integer({ min: -72 * HOUR_MS, max: 72 * HOUR_MS }), aDay), { minLength: 20 })
      .map((all) =>
        // Half of the instants lie around a change of the rule, half anywhere.
        all.map(([pick, offset, day]) => {
          const change = Date.parse(clock[pick % clock.length]?.from_day ?? '')
          return (pick % 2 === 0 ? change : day * 24 * HOUR_MS) + offset
        }),
      )

  it(
    '[CAL1] [CAL3] [CAL19] give the same business day and bounds around their changes and elsewhere',
    async () => {
      const cases = aClock.chain((clock) => fc.tuple(fc.constant(clock), someInstants(clock)))
      const property = fc.asyncProperty(cases, async ([clock, instants]) => {
        const days = instants.map((at) => businessDay(clock, at))
        expect(await sql.businessDays(clock, instants)).toEqual(days)
        expect(await sql.bounds(clock, days)).toEqual(days.map((day) => dayBounds(clock, day)))
      })
      await fc.assert(property, { seed: 20_261_120, numRuns: 300 })
    },
    PROPERTY_MS_MAX,
  )

  it('[CAL5] a clock without rules has no days in SQL', async () => {
    expect(await sql.businessDays([], [0])).toEqual([null])
  })
})
