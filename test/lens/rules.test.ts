import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lensStatements } from '../../client/build/lens-statements.ts'
import { A_DAY, A_DAY_NOW, aLensDay } from '../../client/lens/a-lens-day.ts'
import { lensParsers } from '../../client/lens/lens-parsers.ts'
import {
  FOUND_ROWS_MAX,
  type LensParams,
  type LensQueryName,
  type LensRow,
  lensQueries,
} from '../../client/lens/lens-queries.ts'
import { lensTables, putRowsSql } from '../../client/lens/lens-tables.ts'
import { plainFind, plainPercentiles, plainQueueByService, plainWaitingLine } from '../../client/lens/plain-answers.ts'
import { plainFinished } from '../../client/lens/plain-finished.ts'
import { World } from '../setup/world.ts'

const day = aLensDay('rules', 300)
const branch = { branch_id: day.branchId }
const days = { ...branch, first_day: A_DAY.yesterday, last_day: A_DAY.today }

let world: World
let lens: PGlite
beforeAll(async () => {
  world = await World.create()
  const { tenantId, branchId } = day
  const clock = JSON.stringify([{ from_day: '2015-01-01', zone: A_DAY.zone, day_start: '04:00' }])
  const names = JSON.stringify({ ar: 'فرع', fr: 'Agence', en: 'Branch' })
  await world.root.query('select app_private.create_tenant($1, $2, $3, true)', [tenantId, 'bank', names])
  await world.root.query('select app_private.create_branch($1, $2, $3, $4, $5)', [
    tenantId,
    branchId,
    'branch',
    names,
    clock,
  ])
  lens = await PGlite.create({ parsers: lensParsers })
  for (const statement of lensStatements()) await lens.exec(statement)
  for (const table of lensTables) {
    const rows = JSON.stringify(day[table])
    await lens.query(putRowsSql(table), [rows])
    // The key of a server begins with the tenant.
    await world.root.query(putRowsSql(table).split('on conflict')[0] ?? '', [rows])
  }
})
afterAll(async () => {
  await lens.close()
  await world.close()
})

/** As on a server: by the owner under row level security, within one tenant. */
async function askServer(sql: string, values: unknown[], tenantId = day.tenantId): Promise<unknown[]> {
  const client = await world.owner.connect()
  try {
    await client.query(`select set_config('app.tenant_id', $1, false), set_config('timezone', 'UTC', false)`, [
      tenantId,
    ])
    const types = { getTypeParser: (oid: number) => lensParsers[oid] ?? ((text: string) => text) }
    // Numbers and instants are read by the same parsers on both sides.
    return (await client.query({ text: sql, values, types: types as never })).rows
  } finally {
    await client.query('discard all')
    client.release()
  }
}

async function askBoth<Name extends LensQueryName>(name: Name, params: LensParams<Name>): Promise<LensRow<Name>[]> {
  const { sql, values } = lensQueries[name]
  const onDevice = (await lens.query<LensRow<Name>>(sql, values(params) as never)).rows
  expect(await askServer(sql, values(params))).toEqual(onDevice)
  return onDevice
}

it('[LN1] the columns of the lens have the types of the server', async () => {
  const columns = `select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'app' and c.relname = any ($1) and a.attnum > 0 and not a.attisdropped order by 1, 2`
  const device = (await lens.query(columns, [[...lensTables]])).rows
  const server = (await world.root.query(columns, [[...lensTables]])).rows
  expect(device.length).toBeGreaterThan(50)
  expect(server).toEqual(expect.arrayContaining(device))
})

it('[LN1] every rule of a server is on a device, with the same body', async () => {
  const bodies = `select p.oid::regprocedure::text as name, p.prosrc, p.provolatile from pg_proc p
    where p.pronamespace = 'rules'::regnamespace order by 1`
  const device = (await lens.query(bodies)).rows
  expect((await world.root.query(bodies)).rows).toEqual(device)
  expect(device.length).toBeGreaterThan(18)
})

it('[LN2] the line of each service is in its order', async () => {
  const rows = await askBoth('waiting_line', { ...branch, day: A_DAY.today })
  expect(rows).toEqual(plainWaitingLine(day.tickets, A_DAY.today))
  expect(rows.length).toBeGreaterThan(20)
})

it('[LN2] each service has its counts, its oldest wait and its next number', async () => {
  const rows = await askBoth('queue_by_service', { ...branch, day: A_DAY.today, at: A_DAY_NOW })
  expect(rows.map(rounded)).toEqual(plainQueueByService(day.tickets, A_DAY.today, A_DAY_NOW).map(rounded))
  expect(rows).toHaveLength(day.serviceIds.length)
})

const someone = day.tickets.find((ticket) => ticket.contact_phone != null && ticket.counter_id != null)
it.each([
  ['everything', {}],
  ['a number in its series', { number: '48' }],
  ['zeros before it', { number: '0048' }],
  ['a printed number', { number: day.tickets[47]?.number ?? '' }],
  ['the beginning of one', { number: 'B1' }],
  ['a number of a writer', { number: 'AX1' }],
  ['the last digits of a phone', { phone: someone?.contact_phone?.slice(-3) ?? '' }],
  ['states', { states: ['serving', 'parked'] }],
  ['services', { service_ids: day.serviceIds.slice(0, 2) }],
  ['a counter', { counter_id: day.counters[2]?.id ?? '' }],
  ['a person', { staff_id: someone?.staff_id ?? '' }],
  [
    'several at once',
    { states: ['completed'], service_ids: day.serviceIds.slice(1, 3), counter_id: day.counters[0]?.id ?? '' },
  ],
  ['one day', { first_day: A_DAY.today }],
])('[LN3] tickets are found by %s', async (_, more) => {
  const wanted = { ...days, ...more }
  const rows = await askBoth('find_tickets', wanted)
  expect(rows).toEqual(plainFind(day.tickets, wanted, FOUND_ROWS_MAX))
  expect(rows.length).toBeGreaterThan(0)
})

it.each([
  ['Arabic digits', 'A-٠٤٨'],
  ['Persian digits', 'a۴۸'],
  ['small letters and spaces', ' a 48 '],
])('[LN3] a number typed with %s is the printed one', async (_, number) => {
  const rows = await askBoth('find_tickets', { ...days, number })
  expect(rows).toEqual(plainFind(day.tickets, { ...days, number: 'A48' }, FOUND_ROWS_MAX))
})

it.each([{ number: '-' }, { phone: 'abc' }, { number: 'Z9' }, { states: [] }])(
  '[LN3] nobody is found by %o',
  async (more) => expect(await askBoth('find_tickets', { ...days, ...more })).toEqual([]),
)

it.each([
  ['a branch', undefined],
  ['a counter', day.counters[1]?.id ?? ''],
])('[LN5] what was finished at %s on a day is listed with its wait and its service', async (_, counter_id) => {
  const params = { ...branch, day: A_DAY.today, ...(counter_id !== undefined && { counter_id }) }
  const rows = await askBoth('finished_services', params)
  expect(rows.map(rounded)).toEqual(plainFinished(day.tickets, A_DAY.today, counter_id).map(rounded))
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(['completed', 'no_show', ...(counter_id === undefined ? ['cancelled'] : [])]),
  )
  expect(rows.length).toBeGreaterThan(15)
})

it('[LN4] medians and ninetieth percentiles are by service and hour', async () => {
  const rows = await askBoth('time_percentiles', { ...days, zone: A_DAY.zone })
  expect(rows.map(rounded)).toEqual(plainPercentiles(day.tickets).map(rounded))
  expect(rows.length).toBeGreaterThan(20)
})

it('[LN1] a server shows another tenant nothing of it, and the roles of its processes may not ask at all', async () => {
  const other = await world.addTenant()
  for (const { sql, values } of Object.values(lensQueries) as {
    sql: string
    values: (params: object) => unknown[]
  }[]) {
    const params = values({ ...days, day: A_DAY.today, at: A_DAY_NOW, zone: A_DAY.zone })
    expect(await askServer(sql, params, other)).toEqual([])
    await expect(world.api.query(sql, params)).rejects.toMatchObject({ code: '42501' })
  }
})

it('[LN4] a leg whose call or start nobody knows is no wait of nothing and no service', async () => {
  const forget = `update app.tickets set legs = (
      select jsonb_agg(l.value - '{called_at,started_at}'::text[] order by l.ordinality)
      from jsonb_array_elements(legs) with ordinality l)`
  await lens.query(forget)
  await world.root.query(forget)
  const rows = await askBoth('time_percentiles', { ...days, zone: A_DAY.zone })
  const unknown = { waits: 0, wait_p50_s: null, wait_p90_s: null, services: 0, service_p50_s: null }
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row).toMatchObject(unknown)
})

const rounded = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Number(value.toFixed(3)) : value]),
  )
