import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { businessDay } from '../../sync/calendar/business-day.ts'
import type { Calendar, Clock, ServiceOpening } from '../../sync/calendar/calendar-schema.ts'
import { openIntervals } from '../../sync/calendar/open-intervals.ts'
import { type Opening, openingAt } from '../../sync/calendar/opening-at.ts'
import { createTestDatabase } from '../setup/database.ts'
import { anOpeningCase, type OpeningCase } from './opening-case.ts'

/** About 4 seconds on two quiet cores; a busy machine may take many times that. */
const PROPERTY_MS_MAX = 60_000

let database: Awaited<ReturnType<typeof createTestDatabase>>
let pool: pg.Pool
beforeAll(async () => {
  database = await createTestDatabase()
  // The session's zone and date style must not matter; one connection, so that all queries run under this awkward pair.
  pool = database.pool('owner', 1)
  await pool.query(
    `select set_config('TimeZone', 'Pacific/Chatham', false), set_config('DateStyle', 'SQL, DMY', false)`,
  )
})
afterAll(() => database.close())

async function askSql(cases: OpeningCase[]) {
  const { rows } = await pool.query<{ opening: unknown; intervals: unknown }>(
    `select
       rules.opening_at(c.ask -> 'calendar', c.ask -> 'service', c.ask -> 'clock',
         timestamptz 'epoch' + (c.ask ->> 'at')::float8 * interval '1 millisecond', (c.ask ->> 'issuedToday')::int
       ) as opening,
       (select coalesce(jsonb_agg(jsonb_build_object(
           'from', rules.instant_text(i.starts_at), 'to', rules.instant_text(i.ends_at)) order by i.starts_at), '[]')
         from rules.open_intervals(c.ask -> 'calendar', c.ask -> 'clock', (c.ask ->> 'day')::date, c.ask -> 'service') as i
       ) as intervals
     from jsonb_array_elements($1) with ordinality as c (ask, place) order by c.place`,
    [JSON.stringify(cases.map((one) => ({ ...one, day: businessDay(one.clock, one.at) })))],
  )
  return rows
}

const instantText = (at: number) => new Date(at).toISOString()

/** The answer of TypeScript in the words of SQL. */
function openingToSql(opening: Opening) {
  if (opening.kind === 'open') {
    const { closesAt, lastTicketAt } = opening
    return { kind: 'open', closes_at: instantText(closesAt), last_ticket_at: instantText(lastTicketAt) }
  }
  const { reason, opensAt } = opening
  return { kind: 'closed', reason, opens_at: opensAt === null ? null : instantText(opensAt) }
}

function askTypeScript({ calendar, service, clock, at, issuedToday }: OpeningCase) {
  const intervals = openIntervals(calendar, clock, businessDay(clock, at), service)
  return {
    opening: openingToSql(openingAt(calendar, service, clock, at, issuedToday)),
    intervals: intervals.map(({ from, to }) => ({ from: instantText(from), to: instantText(to) })),
  }
}

describe('openings in SQL and TypeScript', () => {
  it(
    '[CAL6] to [CAL19] are the same for any calendar, service and clock',
    async () => {
      const seen = new Map<string, number>()
      const property = fc.asyncProperty(fc.array(anOpeningCase, { minLength: 40, maxLength: 40 }), async (cases) => {
        const ours = cases.map(askTypeScript)
        expect(await askSql(cases)).toEqual(ours)
        for (const { opening } of ours) {
          const name =
            'reason' in opening ? `${opening.reason}${opening.opens_at === null ? ', never' : ''}` : opening.kind
          seen.set(name, (seen.get(name) ?? 0) + 1)
        }
      })
      await fc.assert(property, { seed: 20_261_120, numRuns: 150 })
      // An agreement about cases that never came up would be worth nothing.
      for (const reason of ['closed', 'holiday', 'outside_hours', 'after_last_ticket', 'over_capacity']) {
        expect(seen.get(reason), reason).toBeGreaterThan(50)
        expect(seen.get(`${reason}, never`), `${reason}, never`).toBeGreaterThan(10)
      }
      expect(seen.get('open')).toBeGreaterThan(300)
    },
    PROPERTY_MS_MAX,
  )

  it('[CAL11] a missing service in SQL asks about the branch', async () => {
    const calendar: Calendar = { hours: { mon: [{ from: '08:00', to: '12:00' }] } }
    const clock: Clock = [{ from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '04:00' }]
    const { rows } = await pool.query(`select rules.opening_at($1, null, $2, '2026-11-16T08:00Z', 0) as opening`, [
      JSON.stringify(calendar),
      JSON.stringify(clock),
    ])
    const service: ServiceOpening = {}
    const ours = openingAt(calendar, service, clock, Date.parse('2026-11-16T08:00Z'), 0)
    expect(rows).toEqual([{ opening: openingToSql(ours) }])
    expect(ours.kind).toBe('open')
  })

  it('the server that answers requests may ask every function that reads no table, and change none', async () => {
    // Those that read tickets (test/lens/rules.test.ts) are asked through functions that say who may.
    const functions = `select p.oid from pg_proc as p
      where p.pronamespace = 'rules'::regnamespace and strpos(p.prosrc, 'app.') = 0 and strpos(p.prosrc, 'rules.waiting_line') = 0`
    const { rows } = await database.pool('api', 1).query(
      `select count(*) filter (where has_function_privilege(f.oid, 'execute'))::int as allowed, count(*)::int as existing,
         has_schema_privilege('rules', 'create') as may_create
       from (${functions}) as f`,
    )
    expect(rows[0].existing).toBeGreaterThanOrEqual(14)
    expect(rows).toEqual([{ allowed: rows[0].existing, existing: rows[0].existing, may_create: false }])
  })
})
