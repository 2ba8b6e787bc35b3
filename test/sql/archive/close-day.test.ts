import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { World } from '../../setup/world.ts'
import { BranchAtWork } from './branch-at-work.ts'

let world: World
beforeAll(async () => {
  world = await World.create()
})
afterAll(() => world.close())

const clockOf = (zone: string, start = '04:00') => JSON.stringify([{ from_day: '2015-01-01', zone, day_start: start }])

const openTickets = async (work: BranchAtWork) =>
  (
    await work.look<{ n: number }>(
      `select count(*)::int as n from app.tickets where branch_id = $1 and state in ('waiting', 'called', 'serving', 'parked')`,
      [work.branch.branchId],
    )
  )[0]?.n

test.each([
  ['Africa/Tunis', '2026-11-19T10:00:00Z', '2026-11-20T02:59:59Z', '2026-11-20T03:00:00Z', '2026-11-19'],
  ['America/Toronto', '2026-03-07T15:00:00Z', '2026-03-08T07:59:59Z', '2026-03-08T08:00:00Z', '2026-03-07'],
  ['America/Toronto', '2026-10-31T15:00:00Z', '2026-11-01T08:59:59Z', '2026-11-01T09:00:00Z', '2026-10-31'],
])('in %s the day of %s is open until %s and closes at %s', async (zone, now, before, end, day) => {
  const work = await BranchAtWork.open(world, now, { clock: clockOf(zone) })
  await work.give('open_counter', 'fact', {})
  await work.issue(3)
  await work.call()
  await world.setNow(before)
  expect(await work.closeDay()).toMatchObject({ done: true, expired: 0, counters_closed: 1 })
  expect(await openTickets(work)).toBe(3)
  await world.setNow(end)
  await work.closeFully()
  expect(await openTickets(work)).toBe(0)
  const [branch] = await work.look('select closed_through::text as day from app.branches where id = $1', [
    work.branch.branchId,
  ])
  expect(branch).toEqual({ day })
  expect(
    await work.look('select distinct state, staff_id from app.counters where branch_id = $1', [work.branch.branchId]),
  ).toEqual([{ state: 'closed', staff_id: null }])
})

test('closing again changes nothing', async () => {
  const work = await BranchAtWork.open(world, '2026-11-19T10:00:00Z')
  await work.issue(2)
  await world.setNow('2026-11-20T03:10:00Z')
  await work.closeFully()
  const rows = () =>
    work.look(
      `select (select jsonb_agg(to_jsonb(t) order by id) from app.tickets t where branch_id = $1) as tickets,
         (select count(*) from app.ticket_events where branch_id = $1) as events,
         (select jsonb_agg(to_jsonb(k) order by id) from app.counters k where branch_id = $1) as counters,
         (select jsonb_agg(to_jsonb(d) order by service_id) from app.service_days d where branch_id = $1) as sums`,
      [work.branch.branchId],
    )
  const before = await rows()
  expect(await work.closeDay()).toMatchObject({ done: true, expired: 0, missed: 0, counters_closed: 0 })
  expect(await rows()).toEqual(before)
})

test('a counter that opened today stays open, however late the close comes', async () => {
  const work = await BranchAtWork.open(world, '2026-11-19T10:00:00Z')
  await world.setNow('2026-11-20T07:00:00Z')
  await work.give('open_counter', 'fact', {})
  expect(await work.closeDay()).toMatchObject({ counters_closed: 1 })
  const open = await work.look('select id from app.counters where branch_id = $1 and state = $2', [
    work.branch.branchId,
    'open',
  ])
  expect(open).toEqual([{ id: work.branch.counters[0] }])
})

test('several missed days close at once, each with its own sums', async () => {
  const work = await BranchAtWork.open(world, '2026-11-16T10:00:00Z')
  await work.issue(1)
  await world.setNow('2026-11-17T10:00:00Z')
  await work.issue(2)
  await world.setNow('2026-11-20T10:00:00Z')
  await work.closeFully()
  expect(await openTickets(work)).toBe(0)
  expect(
    await work.look('select day::text, issued from app.service_days where branch_id = $1 order by day', [
      work.branch.branchId,
    ]),
  ).toEqual([
    { day: '2026-11-16', issued: 1 },
    { day: '2026-11-17', issued: 2 },
  ])
})

test('[I10] two workers at once end each ticket once, and its events still give its row', async () => {
  const work = await BranchAtWork.open(world, '2026-11-19T10:00:00Z')
  await work.issue(1_200)
  await world.setNow('2026-11-20T10:00:00Z')
  await Promise.all([work.closeFully(), work.closeFully()])
  const [counted] = await work.look(
    `select count(*)::int as tickets, count(distinct e.ticket_id)::int as expired, count(e.*)::int as events
     from app.tickets t left join app.ticket_events e on e.ticket_id = t.id and e.what = 'expired' where t.branch_id = $1`,
    [work.branch.branchId],
  )
  expect(counted).toEqual({ tickets: 1_200, expired: 1_200, events: 1_200 })
  const odd = await work.look(
    `select t.id from app.tickets t where t.branch_id = $1
       and jsonb_strip_nulls(app_private.replay_events(t.id)) is distinct from app_private.public_fields(t) limit 1`,
    [work.branch.branchId],
  )
  expect(odd).toEqual([])
})

test('a ticket in the hands of a command is left and comes the next time', async () => {
  const work = await BranchAtWork.open(world, '2026-11-19T10:00:00Z')
  const [held] = await work.issue(2)
  await world.setNow('2026-11-20T10:00:00Z')
  const holder = await world.root.connect()
  await holder.query('begin')
  await holder.query('select 1 from app.tickets where id = $1 for no key update', [held])
  expect(await work.closeDay()).toMatchObject({ done: false, expired: 1, held: 1 })
  expect(await work.closeDay()).toMatchObject({ done: false, expired: 0, held: 1 })
  await holder.query('commit')
  holder.release()
  await work.closeFully()
  expect(await openTickets(work)).toBe(0)
})

test('a ticket that commits after its day was closed is found by the next look', async () => {
  const work = await BranchAtWork.open(world, '2026-11-19T10:00:00Z')
  const [late] = await work.issue(1)
  await work.look(`update app.tickets set state = 'waiting' where id = $1`, [late])
  await world.setNow('2026-11-20T10:00:00Z')
  await work.closeFully()
  await work.look(`update app.tickets set state = 'waiting', ended_at = null where id = $1`, [late])
  expect(await work.closeDay()).toMatchObject({ expired: 1 })
})

test('booked appointments of earlier days are missed, those of today and decided ones are not', async () => {
  const work = await BranchAtWork.open(world, '2026-11-19T10:00:00Z')
  const { tenantId, branchId, services } = work.branch
  const add = (slotAt: string, day: string, state: string) =>
    work.look(
      `insert into app.appointments (id, tenant_id, branch_id, service_id, code, slot_at, slot_day, state, language)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'fr')`,
      [randomUUID(), tenantId, branchId, services[0]?.id, randomUUID().slice(0, 6).toUpperCase(), slotAt, day, state],
    )
  await add('2026-11-19T12:00:00Z', '2026-11-19', 'booked')
  await add('2026-11-19T13:00:00Z', '2026-11-19', 'cancelled')
  await add('2026-11-20T13:00:00Z', '2026-11-20', 'booked')
  await world.setNow('2026-11-20T10:00:00Z')
  expect(await work.closeDay()).toMatchObject({ missed: 1 })
  expect(
    await work.look('select state, version::int from app.appointments where branch_id = $1 order by slot_at', [
      branchId,
    ]),
  ).toEqual([
    { state: 'missed', version: 2 },
    { state: 'cancelled', version: 1 },
    { state: 'booked', version: 1 },
  ])
})

test('another branch keeps its day, and a branch of another tenant does not exist', async () => {
  const work = await BranchAtWork.open(world, '2026-11-19T10:00:00Z')
  const other = await BranchAtWork.open(world, '2026-11-19T10:00:00Z', { tenantId: work.branch.tenantId })
  await work.issue(1)
  await other.issue(1)
  await world.setNow('2026-11-20T10:00:00Z')
  await work.closeFully()
  expect([await openTickets(work), await openTickets(other)]).toEqual([0, 1])
  const stranger = await world.addTenant()
  await expect(work.job('app.job_close_day($1, $2)', [stranger, other.branch.branchId])).rejects.toMatchObject({
    code: 'BS003',
  })
  expect(await openTickets(other)).toBe(1)
})

test('call_next never gives a ticket of a day that is over, closed or not', async () => {
  const work = await BranchAtWork.open(world, '2026-11-19T10:00:00Z')
  await work.issue(1)
  await world.setNow('2026-11-20T10:00:00Z')
  expect(await work.give('call_next', 'intent', { valid_for_ms: 15_000 })).toMatchObject({ code: 'nobody_waiting' })
})

test('requests may not close a day', async () => {
  await expect(world.api.query('select app.job_close_day($1, $2)', [randomUUID(), randomUUID()])).rejects.toMatchObject(
    {
      code: '42501',
    },
  )
})
