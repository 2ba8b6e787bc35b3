import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const BRANCH = '00000000-0000-4000-8000-000000000011'
const CLOCK = [{ from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '04:00' }]
const MONDAY = '2026-06-01'
const SERVICES_MAX_IN_A_BRANCH = 10
const DAYS = 60
/** A person who saves a calendar waits for it. */
const REMAKE_MS_MAX = 5_000

let database: TestDatabase
let owner: ReturnType<TestDatabase['pool']>

const serviceId = (n: number): string => `00000000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`

beforeAll(async () => {
  database = await createTestDatabase()
  owner = database.pool('postgres')
  await owner.query('select app_private.create_tenant($1, $2, $3, true)', [TENANT, 'palm', '{"en":"Palm"}'])
  await owner.query('select app_private.create_branch($1, $2, $3, $4, $5)', [
    TENANT,
    BRANCH,
    'tunis',
    '{"en":"Tunis"}',
    JSON.stringify(CLOCK),
  ])
  const calendar = {
    hours: {
      mon: [
        { from: '08:00', to: '12:00' },
        { from: '14:00', to: '17:00' },
      ],
    },
    holidays: [{ day: '2026-06-08', name: { en: 'Holiday' }, hours: [] }],
  }
  await owner.query('update app.branches set calendar = $1', [JSON.stringify(calendar)])
  for (let n = 0; n < SERVICES_MAX_IN_A_BRANCH; n += 1) {
    await owner.query(
      `insert into app.services (id, tenant_id, branch_id, prefix, names, rules)
       values ($1, $2, $3, chr(65 + $4), '{"en":"Service"}', $5)`,
      [serviceId(n), TENANT, BRANCH, n, n === 1 ? '{"last_ticket_minutes_before_close": 30}' : '{}'],
    )
  }
})
afterAll(() => database.close())

const make = (from: string, to: string): Promise<unknown> =>
  owner.query('select app_private.make_opening_intervals($1, $2, $3)', [BRANCH, from, to])

async function openings(service: number): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(
    `select day || ' ' || to_char(opens_at at time zone 'Africa/Tunis', 'HH24:MI') || '-'
       || to_char(closes_at at time zone 'Africa/Tunis', 'HH24:MI') || ' last '
       || to_char(last_ticket_at at time zone 'Africa/Tunis', 'HH24:MI') as line
     from app.opening_intervals where service_id = $1 order by opens_at`,
    [serviceId(service)],
  )
  return rows.map((row) => row.line)
}

test('a service takes tickets in the hours of its branch, holidays aside', async () => {
  await make(MONDAY, '2026-06-15')
  expect(await openings(0)).toEqual([
    '2026-06-01 08:00-12:00 last 12:00',
    '2026-06-01 14:00-17:00 last 17:00',
    '2026-06-15 08:00-12:00 last 12:00',
    '2026-06-15 14:00-17:00 last 17:00',
  ])
})

test('the last ticket is given some minutes before each closing', async () => {
  await make(MONDAY, MONDAY)
  expect(await openings(1)).toEqual(['2026-06-01 08:00-12:00 last 11:30', '2026-06-01 14:00-17:00 last 16:30'])
})

test('a remake keeps the days before it, replaces the others, and forgets retired services', async () => {
  await make(MONDAY, '2026-06-15')
  await owner.query(`update app.branches set calendar = '{"hours": {"mon": [{"from": "09:00", "to": "10:00"}]}}'`)
  await owner.query('update app.services set retired_at = now() where id = $1', [serviceId(2)])
  await make('2026-06-02', '2026-06-08')
  expect(await openings(0)).toEqual([
    '2026-06-01 08:00-12:00 last 12:00',
    '2026-06-01 14:00-17:00 last 17:00',
    '2026-06-08 09:00-10:00 last 10:00',
  ])
  expect(await openings(2)).toEqual(['2026-06-01 08:00-12:00 last 12:00', '2026-06-01 14:00-17:00 last 17:00'])
})

test('sixty days of ten services are made in a moment', async () => {
  const spans = [
    { from: '08:00', to: '12:00' },
    { from: '14:00', to: '17:00' },
  ]
  const hours = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, spans]))
  await owner.query('update app.branches set calendar = $1', [JSON.stringify({ hours })])
  await owner.query('update app.services set retired_at = null')
  const started = performance.now()
  await owner.query('select app_private.make_opening_intervals($1, $2, $2::date + $3::integer)', [
    BRANCH,
    MONDAY,
    DAYS - 1,
  ])
  expect(performance.now() - started).toBeLessThan(REMAKE_MS_MAX)
  const { rows } = await owner.query('select count(*)::integer as n from app.opening_intervals where day >= $1', [
    MONDAY,
  ])
  expect(rows).toEqual([{ n: DAYS * SERVICES_MAX_IN_A_BRANCH * spans.length }])
})

test('a span of days beyond any calendar is refused', async () => {
  await expect(make('2026-01-01', '2030-01-01')).rejects.toThrow('at most')
})
