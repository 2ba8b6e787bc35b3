import { afterAll, beforeAll, expect, test } from 'vitest'
import { World } from '../../setup/world.ts'
import { BranchAtWork } from './branch-at-work.ts'

let world: World
beforeAll(async () => {
  world = await World.create()
})
afterAll(() => world.close())

const MORNING = '2026-11-19T09:00:00Z'

const at = (minutes: number) => new Date(Date.parse(MORNING) + minutes * 60_000).toISOString()

/** Two served (4 and 6 minutes), one that only ended, one who never came, one who left, one still waiting. */
async function aMorning(work: BranchAtWork): Promise<void> {
  const step = async (minutes: number, ...given: [string, 'fact' | 'intent', Record<string, unknown>][]) => {
    await world.setNow(at(minutes))
    for (const [name, kind, args] of given) expect(await work.give(name, kind, args)).toMatchObject({ kind: 'applied' })
  }
  const [a, b, c, d, e] = await work.issue(6)
  await step(10, ['call_ticket', 'intent', { ticket_id: a }], ['start_service', 'fact', { ticket_id: a }])
  await step(14, ['complete_service', 'fact', { ticket_id: a }])
  await step(20, ['call_ticket', 'intent', { ticket_id: b }], ['start_service', 'fact', { ticket_id: b }])
  await step(26, ['complete_service', 'fact', { ticket_id: b }])
  await step(30, ['complete_service', 'fact', { ticket_id: c }])
  await step(31, ['call_ticket', 'intent', { ticket_id: d }])
  await step(32, ['mark_no_show', 'fact', { ticket_id: d }], ['cancel_ticket', 'intent', { ticket_id: e }])
}

const sums = (work: BranchAtWork) =>
  work.look<Record<string, unknown>>(
    `select day::text, issued, served, no_shows, left_queue, services_timed, service_s_sum, service_s_sum_of_squares, wait_s_sum,
       (select jsonb_object_agg(q - 1, n) from unnest(arrivals_by_quarter) with ordinality as a (n, q) where n > 0) as arrivals
     from app.service_days where branch_id = $1 and issued > 0 order by day`,
    [work.branch.branchId],
  )

const expected = {
  day: '2026-11-19',
  issued: 6,
  served: 3,
  no_shows: 1,
  left_queue: 1,
  services_timed: 2,
  service_s_sum: 600,
  service_s_sum_of_squares: 240 ** 2 + 360 ** 2,
  wait_s_sum: 600 + 1_200 + 1_800,
  // 09:00 UTC is 10:00 in Tunis: the fortieth quarter of the day.
  arrivals: { 40: 6 },
}

const refresh = (work: BranchAtWork) => work.job<boolean>('app.job_refresh_stats($1, $2)', work.ids)

const stats = async (work: BranchAtWork) =>
  (
    await work.look<{ document: Record<string, never>; version: number }>(
      'select document, version::int from app.branch_stats where branch_id = $1',
      [work.branch.branchId],
    )
  )[0]

test('a day comes to the same sums at its close, after a repeat and after the archive', async () => {
  const work = await BranchAtWork.open(world, MORNING)
  await aMorning(work)
  await world.setNow('2026-11-20T05:00:00Z')
  await work.closeFully()
  expect(await sums(work)).toEqual([expected])
  await work.job('app.job_sum_days($1, $2)', work.ids)
  expect(await sums(work)).toEqual([expected])
  await world.setNow('2026-11-22T05:00:00Z')
  expect(await work.archiveBatch()).toMatchObject({ tickets: 6 })
  await work.job('app.job_sum_days($1, $2)', work.ids)
  expect(await sums(work)).toEqual([expected])
})

test('a fact that comes after the close counts at night', async () => {
  const work = await BranchAtWork.open(world, MORNING)
  const [id] = await work.issue(1)
  await world.setNow('2026-11-20T05:00:00Z')
  await work.closeFully()
  expect((await sums(work))[0]).toMatchObject({ issued: 1, served: 0 })
  const age_ms = 19 * 3_600_000
  await world.push(work.tablet, [
    { name: 'start_service', kind: 'fact', args: { ticket_id: id, counter_id: work.branch.counters[0] }, age_ms },
    {
      name: 'complete_service',
      kind: 'fact',
      args: { ticket_id: id, counter_id: work.branch.counters[0] },
      age_ms: age_ms - 60_000,
    },
  ])
  await work.job('app.job_sum_days($1, $2)', work.ids)
  expect((await sums(work))[0]).toMatchObject({ issued: 1, served: 1, services_timed: 1, service_s_sum: 60 })
})

test('the legs of one visit count for their own services, and the visit arrives once', async () => {
  const work = await BranchAtWork.open(world, MORNING)
  const [first, second] = work.branch.services
  const [id] = await work.issue(1, { legs: [second?.id] })
  for (const minutes of [0, 10]) {
    await world.setNow(at(minutes + 5))
    await work.give('call_ticket', 'intent', { ticket_id: id })
    await work.give('start_service', 'fact', { ticket_id: id })
    await world.setNow(at(minutes + 8))
    await work.give('complete_service', 'fact', { ticket_id: id })
  }
  await world.setNow('2026-11-20T05:00:00Z')
  await work.closeFully()
  const rows = await work.look(
    'select service_id, issued, served, service_s_sum, wait_s_sum from app.service_days where branch_id = $1 order by issued desc',
    [work.branch.branchId],
  )
  expect(rows).toEqual([
    { service_id: first?.id, issued: 1, served: 1, service_s_sum: 180, wait_s_sum: 300 },
    { service_id: second?.id, issued: 0, served: 1, service_s_sum: 180, wait_s_sum: 420 },
  ])
})

test('the document tells of today, of the last four weeks, who waits and what is open', async () => {
  const work = await BranchAtWork.open(world, MORNING)
  await aMorning(work)
  expect(await refresh(work)).toBe(true)
  const service = work.branch.services[0]?.id as string
  const document = (await stats(work))?.document as Record<string, never>
  expect(document).toMatchObject({
    day: '2026-11-19',
    open_counters: 2,
    services: {
      [service]: {
        waiting: 1,
        today: { count: 2, sum_s: 600, sum_of_squares: 187_200 },
        past: { count: 0 },
        arrivals_today: { 40: 6 },
        arrivals_typical: { days: 0, by_quarter: {} },
      },
    },
  })
  await world.setNow('2026-11-20T09:00:00Z')
  await work.closeFully()
  expect(await refresh(work)).toBe(true)
  expect((await stats(work))?.document).toMatchObject({
    day: '2026-11-20',
    open_counters: 0,
    services: {
      [service]: {
        waiting: 0,
        today: { count: 0 },
        past: { count: 2, sum_s: 600, sum_of_squares: 187_200 },
        arrivals_today: {},
        arrivals_typical: { days: 1, by_quarter: { 40: 6 } },
      },
    },
  })
})

test('typical arrivals are those of the same weekday as soon as two are known', async () => {
  const work = await BranchAtWork.open(world, '2026-11-05T09:00:00Z')
  for (const [day, count] of [
    ['05', 4],
    ['11', 9],
    ['12', 2],
    ['19', 1],
  ] as const) {
    await world.setNow(`2026-11-${day}T09:00:00Z`)
    await work.issue(count)
    await work.closeFully()
  }
  await refresh(work)
  const [row] = await work.look(
    `select document #> array['services', $2, 'arrivals_typical'] as typical from app.branch_stats where branch_id = $1`,
    [work.branch.branchId, work.branch.services[0]?.id],
  )
  expect(row?.typical).toEqual({ days: 2, by_quarter: { 40: 3 } })
})

test('the version rises only with the document, and an idle branch is not computed again', async () => {
  const work = await BranchAtWork.open(world, MORNING)
  await work.issue(1)
  expect(await refresh(work)).toBe(true)
  await world.setNow(at(2))
  expect(await refresh(work)).toBe(false)
  expect((await stats(work))?.version).toBe(1)
  await work.issue(1)
  expect(await refresh(work)).toBe(true)
  expect((await stats(work))?.version).toBe(2)
})

test('a branch of another tenant has no statistics', async () => {
  const work = await BranchAtWork.open(world, MORNING)
  const stranger = await world.addTenant()
  for (const name of ['job_refresh_stats', 'job_sum_days', 'job_make_days']) {
    await expect(work.job(`app.${name}($1, $2)`, [stranger, work.branch.branchId])).rejects.toMatchObject({
      code: 'BS003',
    })
  }
})
