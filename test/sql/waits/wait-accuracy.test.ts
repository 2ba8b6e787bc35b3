import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from '../../../sync/random/create-random.ts'
import { World } from '../../setup/world.ts'
import { BranchAtWork } from '../archive/branch-at-work.ts'
import { type PlainTicket, plainAccuracy } from './plain-accuracy.ts'

type Group = { by: string; key: string | null } & Record<string, number | null>
type Report = { from: string; to: string; groups: Group[] }

let world: World
beforeAll(async () => {
  world = await World.create()
})
afterAll(() => world.close())

const DAY = '2026-11-19'
const at = (minutes: number) => new Date(Date.parse(`${DAY}T09:00:00Z`) + minutes * 60_000).toISOString()
const aQuote = (p50_s: number, p90_s: number) => ({
  p50_s,
  p90_s,
  from_minutes: Math.floor(p50_s / 60),
  to_minutes: Math.ceil(p90_s / 60),
  method: 'monte_carlo',
})

const report = (work: BranchAtWork, from = DAY, to = DAY) =>
  work.ask<Report>('wait_accuracy', [work.branch.branchId, from, to])
async function allOf(work: BranchAtWork): Promise<Group | undefined> {
  return (await report(work)).groups.find(({ by }) => by === 'all')
}
async function callAt(work: BranchAtWork, minutes: number, ticket_id: string | undefined): Promise<void> {
  await world.setNow(at(minutes))
  expect(await work.give('call_ticket', 'intent', { ticket_id })).toMatchObject({ kind: 'applied' })
}

/** Waits of 10, 20 and 30 minutes, all told 15 to 25: one within the middle, two within the upper end, one late. */
async function aMorning(): Promise<BranchAtWork> {
  const work = await BranchAtWork.open(world, at(0))
  const ids = await work.issue(3, { quote: aQuote(900, 1_500) })
  for (const [index, minutes] of [10, 20, 30].entries()) await callAt(work, minutes, ids[index])
  return work
}

const expected = {
  quoted: 3,
  scored: 3,
  not_called: 0,
  moved: 0,
  mae_s: 500,
  bias_s: -300,
  late_share: 0.3333,
  late_shown_share: 0.3333,
  p50_cover: 0.3333,
  p90_cover: 0.6667,
}

test('[WT17] what was told stands with the ticket, in its first event, and outlives the archive', async () => {
  const work = await aMorning()
  const [first] = await work.look(
    `select t.quote, e.patch -> 'quote' as told from app.tickets t join app.ticket_events e on e.ticket_id = t.id and e.ordinal = 1
     where t.branch_id = $1 limit 1`,
    [work.branch.branchId],
  )
  expect(first).toEqual({ quote: aQuote(900, 1_500), told: aQuote(900, 1_500) })
  await world.setNow('2026-11-22T05:00:00Z')
  await work.closeFully()
  expect((await work.archiveBatch()).tickets).toBeGreaterThanOrEqual(3)
  expect(await allOf(work)).toMatchObject(expected)
})

test('[WT18] error, bias, lateness and cover come of all, by service, class, hour and channel', async () => {
  const work = await aMorning()
  const { groups } = await report(work)
  // 09:00 UTC is 10:00 in Tunis.
  const keys = [null, work.branch.services[0]?.id, null, '10', 'kiosk']
  expect(groups.map(({ by, key }) => [by, key])).toEqual(
    ['all', 'service', 'class', 'hour', 'channel'].map((by, index) => [by, keys[index]]),
  )
  for (const group of groups) expect(group).toMatchObject(expected)
})

test('[WT18] a ticket without a quote, as older kiosks give it, is taken and not scored', async () => {
  const work = await BranchAtWork.open(world, at(0))
  const [id] = await work.issue(1)
  await callAt(work, 10, id)
  expect((await report(work)).groups).toMatchObject([{ by: 'all', quoted: 0, scored: 0, mae_s: null, p90_cover: null }])
})

test('[WT18] who was told no wait, moved or was never called is counted and not scored', async () => {
  const work = await BranchAtWork.open(world, at(0))
  const [now] = await work.issue(1, { quote: aQuote(0, 30) })
  const [parked, sent] = await work.issue(4, { quote: aQuote(900, 1_500) })
  await callAt(work, 1, now)
  await work.give('park_ticket', 'fact', { ticket_id: parked })
  await callAt(work, 40, parked)
  const service_id = work.branch.services[1]?.id
  expect(await work.give('transfer_ticket', 'intent', { ticket_id: sent, to: { service_id } })).toMatchObject({
    kind: 'applied',
  })
  await callAt(work, 50, sent)
  expect(await allOf(work)).toMatchObject({ quoted: 5, scored: 0, moved: 2, not_called: 2 })
})

test('[WT18] a call that was taken back is none', async () => {
  const work = await BranchAtWork.open(world, at(0))
  const [one, two] = await work.issue(2, { quote: aQuote(900, 1_500) })
  await world.setNow(at(1))
  const id = randomUUID()
  expect(await work.give('call_ticket', 'intent', { ticket_id: one }, { id })).toMatchObject({ kind: 'applied' })
  const undone = await world.give(work.tablet, 'undo_command', 'intent', { command_id: id, elapsed_ms: 1_000 })
  expect(undone).toMatchObject({ kind: 'applied' })
  await callAt(work, 2, two)
  await work.give('return_ticket', 'intent', { ticket_id: two })
  await callAt(work, 15, one)
  await callAt(work, 15, two)
  expect(await allOf(work)).toMatchObject({ scored: 2, moved: 0, mae_s: 0, p50_cover: 1 })
})

test('[WT18] a quote that comes with the issue of a ticket already typed in is kept', async () => {
  const work = await BranchAtWork.open(world, at(0))
  const adopted = { ticket_id: randomUUID(), number: 'A-001', number_day: DAY, proof: 'typed' }
  await world.setNow(at(20))
  expect(await world.give(work.tablet, 'adopt_ticket', 'fact', adopted)).toMatchObject({ kind: 'applied' })
  await callAt(work, 20, adopted.ticket_id)
  const args = { number: 'A-001', number_day: DAY, quote: aQuote(1_200, 1_500) }
  await work.issue(1, args)
  expect(await allOf(work)).toMatchObject({ quoted: 1 })
})

test('[WT18] a range of days is bounded and runs forward', async () => {
  const work = await BranchAtWork.open(world, at(0))
  for (const [from, to] of [
    ['2026-11-19', '2026-11-18'],
    ['2026-09-01', '2026-11-19'],
  ] as const)
    await expect(report(work, from, to)).rejects.toThrow('malformed')
})

test('[WT18] every figure of every group is what plain loops over the rows come to', async () => {
  const work = await BranchAtWork.open(world, at(0))
  const random = createRandom('accuracy')
  const upTo = (n: number) => Math.floor(random.next() * n)
  const { services, classes } = work.branch
  const open: string[] = []
  for (let minute = 0; minute < 150; minute += 5) {
    await world.setNow(at(minute))
    const service = services[upTo(2)]
    const p50_s = upTo(1_500)
    const quote = { ...aQuote(p50_s, p50_s + upTo(900)), to_minutes: upTo(40) }
    const number = `${service?.prefix}-${500 + minute}`
    const more = { service_id: service?.id, number, prefix: service?.prefix, n: 500 + minute, quote }
    const [id = ''] = await work.issue(1, { ...more, ...(upTo(3) === 0 && { class_id: classes.priority }) })
    open.push(id)
    if (upTo(6) === 0) await work.give('park_ticket', 'fact', { ticket_id: id })
    const called = upTo(4) === 0 ? undefined : open.splice(upTo(open.length), 1)[0]
    if (called !== undefined) await callAt(work, minute + 1, called)
  }
  // One ticket of another channel, without a wait worth the word.
  await world.setNow(at(151))
  const web = { ...aQuote(0, 30), to_minutes: 1 }
  await work.look(`update app.tickets set origin = 'web', quote = $2 where id = $1`, [open[0], web])
  const tickets = await work.look<PlainTicket>(
    `select (t.legs -> 0 ->> 'service_id') as service_id, t.class_id, t.origin, t.queued_at, t.quote,
      (select json_agg(json_build_object('what', e.what, 'occurred_at', e.occurred_at) order by e.ordinal)
        from app.ticket_events e where e.ticket_id = t.id) as events
    from app.tickets t where t.branch_id = $1`,
    [work.branch.branchId],
  )
  const { groups } = await report(work)
  expect(new Set(groups.map(({ by }) => by))).toEqual(new Set(['all', 'service', 'class', 'hour', 'channel']))
  expect(groups).toHaveLength(1 + 2 + 2 + 3 + 2)
  const [all] = groups
  expect(all?.scored).toBeGreaterThan(10)
  expect(Math.min(all?.moved ?? 0, all?.not_called ?? 0)).toBeGreaterThan(0)
  for (const { by, key, ...figures } of groups) {
    expect({ by, key, ...figures }).toEqual({ by, key, ...near(plainAccuracy(tickets, by, key)) })
  }
})

/** The report has one decimal of a second and four of a share. */
const near = (figures: Record<string, number | null>) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      name,
      figure === null ? null : expect.closeTo(figure, name.endsWith('_s') ? 0 : 3),
    ]),
  )
