import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDay } from '../../sync/calendar/business-day.ts'
import { dayBounds } from '../../sync/calendar/day-bounds.ts'
import { numberToDay } from '../../sync/calendar/day-number.ts'
import { wallToInstant } from '../../sync/calendar/wall-to-instant.ts'
import { zoneOffsetMs } from '../../sync/calendar/zone-offset.ts'
import { createTestDatabase } from '../setup/database.ts'
import { createSqlDays } from './sql-days.ts'
import { DAY_FIRST, DAY_LAST, DAY_STARTS, HOUR_MS, MINUTE_MS, ZONES, zoneTransitions } from './zones.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let sql: ReturnType<typeof createSqlDays>
beforeAll(async () => {
  database = await createTestDatabase()
  // The session's zone and date style must not matter; one connection, so that all queries run under this awkward pair.
  const pool = database.pool('owner', 1)
  await pool.query(
    `select set_config('TimeZone', 'Pacific/Chatham', false), set_config('DateStyle', 'SQL, DMY', false)`,
  )
  sql = createSqlDays(pool)
})
afterAll(() => database.close())

const wallText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

describe.each(ZONES)('%s', (zone) => {
  const transitions = zoneTransitions(zone)

  it('[CAL20] Postgres and Intl know the same changes of offset from 2015 to 2026', async () => {
    const known = await sql.column<{ at: number; minutes: number }>(
      `with hours as (
         select h.at, extract(epoch from (h.at at time zone $1) - (h.at at time zone 'UTC')) / 60 as minutes
         from generate_series(timestamptz '2014-12-31 23:00Z', '2026-12-31 23:00Z', '1 hour') as h (at)
       ), changes as (select at, minutes, lag(minutes) over (order by at) as before from hours)
       select jsonb_build_object('at', extract(epoch from at) * 1000, 'minutes', minutes) as answer
       from changes where minutes <> before order by at`,
      [zone],
    )
    // No difference is accepted for these zones; one that appears is listed here by its date, with the reason.
    expect(known).toEqual(transitions)
    expect(known.length).toBe({ 'Europe/Paris': 24, 'America/Toronto': 24, 'Africa/Casablanca': 31 }[zone] ?? 0)
  })

  it('[CAL2] [CAL19] wall times within two hours of every change mean the same instant', async () => {
    const questions = transitions.flatMap(({ at }) => {
      const local = at + zoneOffsetMs(zone, at - 1)
      return Array.from({ length: 241 }, (_, index) => {
        const wall = local + (index - 120) * MINUTE_MS
        const day = Math.floor(wall / (24 * HOUR_MS))
        return { dayNumber: day, wall: wallText((wall - day * 24 * HOUR_MS) / MINUTE_MS) }
      })
    })
    const asked = questions.map(({ dayNumber, wall }) => ({ day: numberToDay(dayNumber), wall }))
    const ours = questions.map(({ dayNumber, wall }) => wallToInstant(dayNumber, wall, zone))
    expect(await sql.wallInstants(zone, asked)).toEqual(ours)
  })

  describe.each(DAY_STARTS)('day start %s', (day_start) => {
    const clock = [{ from_day: '2015-01-01', zone, day_start }]

    it('[CAL3] [CAL19] every minute within an hour of every change has the same business day', async () => {
      const instants = transitions.flatMap(({ at }) =>
        Array.from({ length: 121 }, (_, index) => at + (index - 60) * MINUTE_MS).flatMap((one) => [one - 1, one]),
      )
      expect(await sql.businessDays(clock, instants)).toEqual(instants.map((at) => businessDay(clock, at)))
    })

    it('[CAL3] [CAL4] [CAL19] every day has the same bounds, which tile time and belong to it', async () => {
      const days = Array.from({ length: DAY_LAST - DAY_FIRST + 1 }, (_, index) => numberToDay(DAY_FIRST + index))
      const bounds = await sql.bounds(clock, days)
      expect(bounds).toEqual(days.map((day) => dayBounds(clock, day)))
      expect(bounds.slice(1).map(({ start }) => start)).toEqual(bounds.slice(0, -1).map(({ end }) => end))
      const edges = bounds.flatMap(({ start, end }) => [start, end - 1])
      expect(await sql.businessDays(clock, edges)).toEqual(days.flatMap((day) => [day, day]))
    })
  })
})
