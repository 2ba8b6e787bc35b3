import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DAY_MS, Stage, YESTERDAY } from '../stage.ts'

let stage: Stage
let services: string[]
let id: string

beforeAll(async () => {
  stage = await Stage.open()
  services = stage.branch.services.map((service) => service.id)
})
afterAll(() => stage.close())
beforeEach(async () => {
  id = await stage.issue({ legs: [services[1]], class_id: stage.branch.classes.priority })
})

const at = (counter: string) => ({ ticket_id: id, counter_id: counter })

it('[T2] a leg that ends sends the ticket to its next service with its place kept', async () => {
  const before = await stage.row(id)
  await stage.intent(stage.tablet, 'call_ticket', at(stage.counter))
  await stage.fact(stage.tablet, 'start_service', at(stage.counter))
  const outcome = await stage.fact(stage.tablet, 'complete_service', { ...at(stage.counter), outcome: 'forwarded' })
  expect(outcome).toEqual({ kind: 'applied', flags: [], ticket_id: id })
  expect(await stage.row(id)).toMatchObject({
    state: 'waiting',
    service_id: services[1],
    leg_index: 1,
    queued_at: before.queued_at,
    order_at: before.order_at,
    counter_id: null,
    staff_id: null,
    called_at: null,
    started_at: null,
    ended_at: null,
    called_by_command: null,
    legs: [
      { service_id: services[0], counter_id: stage.counter, staff_id: stage.branch.staffId, outcome: 'forwarded' },
      { service_id: services[1] },
    ],
  })
})

it('[T2] the last leg completes the visit, and both are told', async () => {
  await stage.fact(stage.tablet, 'complete_service', at(stage.counter))
  await stage.fact(stage.tablet, 'complete_service', { ...at(stage.otherCounter), outcome: 'done' })
  const row = await stage.row(id)
  expect(row).toMatchObject({ state: 'completed', leg_index: 1, outcome: 'done', counter_id: stage.otherCounter })
  expect((row.legs as { counter_id: string }[]).map((leg) => leg.counter_id)).toEqual([
    stage.counter,
    stage.otherCounter,
  ])
  expect((await stage.events(id)).map((event) => event.what)).toEqual(['issued', 'leg_completed', 'completed'])
  const again = await stage.fact(stage.tablet, 'complete_service', at(stage.counter))
  expect(again.flags).toEqual(['double_service'])
})

it('[T2] call_next takes it for its next service only', async () => {
  await stage.fact(stage.tablet, 'complete_service', at(stage.counter))
  const { root } = stage.world
  await root.query(`update app.tickets set state = 'cancelled' where state = 'waiting' and id <> $1`, [id])
  const serve = (counter: string, service: unknown) =>
    root.query('update app.counters set service_ids = array[$2::uuid] where id = $1', [counter, service])
  await serve(stage.counter, services[0])
  await serve(stage.otherCounter, services[1])
  const call = (counter: string) =>
    stage.intent(stage.tablet, 'call_next', { counter_id: counter, valid_for_ms: 9_000 })
  expect(await call(stage.counter)).toEqual({ kind: 'rejected', code: 'nobody_waiting' })
  expect((await call(stage.otherCounter)).ticket_id).toBe(id)
})

it('a first service that is listed among the legs too is one leg', async () => {
  const listed = await stage.issue({ legs: [services[0], services[2]] })
  expect((await stage.row(listed)).legs).toEqual([{ service_id: services[0] }, { service_id: services[2] }])
})

it('[T4] a leg that ended yesterday leaves no ticket open', async () => {
  const args = stage.nextIssue({ number_day: YESTERDAY, legs: [services[1]] })
  await stage.fact(stage.kioskOfYesterday, 'issue_ticket', args, { age_ms: DAY_MS })
  const completion = { ticket_id: args.ticket_id, counter_id: stage.counter }
  await stage.fact(stage.tabletOfYesterday, 'complete_service', completion, { age_ms: DAY_MS })
  expect(await stage.row(args.ticket_id)).toMatchObject({ state: 'expired', leg_index: 1, service_id: services[1] })
})
