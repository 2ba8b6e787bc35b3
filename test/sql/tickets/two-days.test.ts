import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Device } from '../../setup/world.ts'
import { DAY_MS, Stage, TODAY, YESTERDAY } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

/** A tablet whose next fact may lie anywhere in the past. */
const aTablet = (): Promise<Device> => stage.world.addDevice(stage.branch, 'tablet')
const at = (id: string) => ({ ticket_id: id, counter_id: stage.counter })
const what = async (id: string) => (await stage.events(id)).map((event) => event.what)
const instant = (value: unknown) => new Date(value as string).toISOString()

it('[T4] a ticket of yesterday enters and expires in one transaction', async () => {
  const id = await stage.ticketIn('expired')
  expect(await stage.row(id)).toMatchObject({
    state: 'expired',
    queue_day: YESTERDAY,
    number_day: YESTERDAY,
    version: 2,
  })
  expect((await stage.row(id)).flags).toContain('day_closed')
  expect(await what(id)).toEqual(['issued', 'expired'])
  const { rows } = await stage.world.root.query(
    `select late, occurred_at, command_id from app.ticket_events where ticket_id = $1 order by ordinal`,
    [id],
  )
  expect(rows.map((row) => [row.late, row.occurred_at.toISOString(), row.command_id === null])).toEqual([
    [true, '2026-11-19T09:00:00.000Z', false],
    [false, '2026-11-20T09:00:00.000Z', true],
  ])
})

it('[T4] its answer holds the row as the transaction left it', async () => {
  const device = await stage.world.addDevice(stage.branch, 'kiosk')
  const args = stage.nextIssue({ number_day: YESTERDAY })
  const command = { name: 'issue_ticket', kind: 'fact' as const, args, age_ms: DAY_MS }
  const answer = await stage.world.push(device, [command])
  expect(answer.rows.tickets).toMatchObject([{ id: args.ticket_id, state: 'expired', version: 2 }])
})

it('[T4] a service of that day completes it', async () => {
  const id = await stage.ticketIn('expired')
  const outcome = await stage.fact(await aTablet(), 'complete_service', at(id), { age_ms: DAY_MS })
  expect(outcome).toEqual({ kind: 'applied', flags: ['already_ended'], ticket_id: id })
  const row = await stage.row(id)
  expect(row.state).toBe('completed')
  expect(instant(row.ended_at)).toBe('2026-11-19T09:00:00.000Z')
})

it('[T4] a service whose end comes in a later batch keeps its start', async () => {
  const id = await stage.ticketIn('expired')
  const tablet = await aTablet()
  await stage.fact(tablet, 'start_service', at(id), { age_ms: DAY_MS - 60_000 })
  expect((await stage.row(id)).state).toBe('expired')
  await stage.fact(tablet, 'complete_service', at(id), { age_ms: DAY_MS - 360_000 })
  const row = await stage.row(id)
  expect(row.state).toBe('completed')
  expect([instant(row.started_at), instant(row.ended_at)]).toEqual([
    '2026-11-19T09:01:00.000Z',
    '2026-11-19T09:06:00.000Z',
  ])
})

it.each([
  ['today', 0],
  ['the day before it', 2 * DAY_MS],
])('[T4] a fact of %s is only kept beside an expired ticket of yesterday', async (_, age) => {
  const id = await stage.ticketIn('expired')
  for (const name of ['start_service', 'complete_service', 'call_ticket', 'mark_no_show']) {
    expect(await stage.fact(await aTablet(), name, at(id), { age_ms: age })).toEqual({
      kind: 'applied',
      flags: ['already_ended'],
      ticket_id: id,
    })
  }
  expect(await stage.row(id)).toMatchObject({ state: 'expired', called_at: null, started_at: null })
})

it('[T4] what nobody closed yet expires with the first fact that touches it, unless that ends it', async () => {
  await stage.world.setNow('2026-11-19T09:00:00Z')
  const [noted, served] = [await stage.ticketIn('serving'), await stage.ticketIn('serving')]
  await stage.world.setNow('2026-11-20T09:00:00Z')
  await stage.fact(stage.tablet, 'note_ticket', { ticket_id: noted, text: 'left a card' })
  expect(await stage.row(noted)).toMatchObject({ state: 'expired', queue_day: YESTERDAY })
  await stage.fact(stage.tablet, 'complete_service', at(served))
  expect(await stage.row(served)).toMatchObject({ state: 'completed', queue_day: YESTERDAY })
})

it('[T5] call_next never takes a ticket of another day, closed or not', async () => {
  await stage.world.setNow('2026-11-19T09:00:00Z')
  const old = await stage.issue()
  await stage.world.setNow('2026-11-20T09:00:00Z')
  await stage.world.root.query(`update app.tickets set state = 'cancelled' where state = 'waiting' and id <> $1`, [old])
  expect((await stage.row(old)).state).toBe('waiting')
  const args = { counter_id: stage.counter, valid_for_ms: 15_000 }
  expect(await stage.intent(stage.tablet, 'call_next', args)).toEqual({ kind: 'rejected', code: 'nobody_waiting' })
})

it('the day of the line is the authority’s, the day of the number the paper’s', async () => {
  // 03:59 at the branch still belongs to the day before.
  await stage.world.setNow(`${TODAY}T03:59:59.999+01:00`)
  const late = await stage.issue({ number_day: TODAY })
  await stage.world.setNow(`${TODAY}T04:00:00+01:00`)
  const early = await stage.issue({ number_day: YESTERDAY })
  expect(await stage.row(late)).toMatchObject({ number_day: TODAY, queue_day: YESTERDAY })
  expect(await stage.row(early)).toMatchObject({ number_day: YESTERDAY, queue_day: TODAY })
})
