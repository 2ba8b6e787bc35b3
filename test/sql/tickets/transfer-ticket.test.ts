import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Line, utc } from './line.ts'

let line: Line

beforeAll(async () => {
  line = await Line.create()
})
afterAll(() => line.world.close())

const transfer = (ticket_id: string, to: Record<string, unknown>) =>
  line.wish('transfer_ticket', { ticket_id, to, reason: 'form' })
const next = (n: 1 | 2) =>
  line.wish('call_next', { counter_id: line.counter(n), valid_for_ms: 15_000 }, {}, n === 1 ? line.first : line.second)

describe('transfer_ticket', () => {
  test.each(['waiting', 'called', 'serving'])(
    'a %s ticket waits for the other service with the place it had',
    async (state) => {
      const id = await line.inState(state)
      await line.at(10)
      expect(await transfer(id, { service_id: line.service('B') })).toMatchObject({ kind: 'applied', ticket_id: id })
      await line.expectTicket(id, {
        state: 'waiting',
        service_id: line.service('B'),
        legs: [{ service_id: line.service('B') }],
        counter_id: null,
        called_at: null,
        started_at: null,
        queued_at: utc(0),
        order_at: utc(0),
        number: expect.stringMatching(/^A-/),
      })
      await line.wish('cancel_ticket', { ticket_id: id })
      await line.at(0)
      await line.world.root.query('update app.writers set last_occurred_at = null')
    },
  )

  test('to a counter: only that one gets it by call_next', async () => {
    const id = await line.issue()
    await transfer(id, { counter_id: line.counter(2) })
    expect(await next(1)).toMatchObject({ code: 'nobody_waiting' })
    expect(await next(2)).toMatchObject({ kind: 'applied', ticket_id: id })
  })

  test('to a person: only where that person is', async () => {
    const colleague = await line.world.addStaff(line.branch.tenantId, line.branch.branchId, 'teller')
    const seat = await line.world.addDevice(line.branch, 'tablet', colleague)
    const id = await line.issue()
    await transfer(id, { staff_id: colleague })
    expect(await next(1)).toMatchObject({ code: 'nobody_waiting' })
    const outcome = await line.wish('call_next', { counter_id: line.counter(1), valid_for_ms: 15_000 }, {}, seat)
    expect(outcome).toMatchObject({ kind: 'applied', ticket_id: id })
  })

  test('[QU1] to a person: also at a counter that does not serve what the ticket waits for', async () => {
    const colleague = await line.world.addStaff(line.branch.tenantId, line.branch.branchId, 'teller')
    const seat = await line.world.addDevice(line.branch, 'tablet', colleague)
    const serve = (services: readonly string[]) =>
      line.world.root.query('update app.counters set service_ids = $2 where id = $1', [line.counter(2), services])
    await serve([line.service('A')])
    const [unreserved, id] = [await line.issue(), await line.issue()]
    await transfer(unreserved, { service_id: line.service('B') })
    await transfer(id, { service_id: line.service('B'), staff_id: colleague })
    const call = { counter_id: line.counter(2), valid_for_ms: 15_000 }
    expect(await next(2)).toMatchObject({ code: 'nobody_waiting' })
    expect(await line.wish('call_next', call, {}, seat)).toMatchObject({ kind: 'applied', ticket_id: id })
    expect(await line.wish('call_next', call, {}, seat)).toMatchObject({ code: 'nobody_waiting' })
    await line.wish('cancel_ticket', { ticket_id: unreserved })
    await serve(line.branch.services.map((service) => service.id))
  })

  test('a later transfer frees what the earlier one had narrowed', async () => {
    const id = await line.issue()
    await transfer(id, { counter_id: line.counter(2) })
    await transfer(id, { service_id: line.service('A') })
    await line.expectTicket(id, { for_counter_id: null, for_staff_id: null })
    expect(await next(1)).toMatchObject({ ticket_id: id })
  })

  test('only the present leg changes', async () => {
    const id = await line.issue({ legs: [line.service('A'), line.service('B')] })
    await line.complete(id)
    await transfer(id, { service_id: line.service('C') })
    await line.expectTicket(id, { leg_index: 1, service_id: line.service('C') })
    const { legs } = (await line.ticket(id)) as { legs: { service_id: string }[] }
    expect(legs.map((leg) => leg.service_id)).toEqual([line.service('A'), line.service('C')])
    await line.wish('cancel_ticket', { ticket_id: id })
  })

  test('refuses what is not there, not in use, or could never call the ticket', async () => {
    const id = await line.issue()
    const other = await Line.create(line.world)
    for (const to of [
      { service_id: randomUUID() },
      { service_id: other.service('A') },
      { counter_id: other.counter(1) },
      { staff_id: other.branch.staffId },
    ]) {
      expect(await transfer(id, to)).toMatchObject({ code: 'unknown_reference' })
    }
    await line.world.root.query('update app.services set retired_at = now() where id = $1', [line.service('C')])
    expect(await transfer(id, { service_id: line.service('C') })).toMatchObject({ code: 'service_unavailable' })
    await line.world.root.query('update app.services set retired_at = null where id = $1', [line.service('C')])
    await line.world.root.query('update app.counters set service_ids = $2 where id = $1', [
      line.counter(2),
      [line.service('B')],
    ])
    expect(await transfer(id, { counter_id: line.counter(2) })).toMatchObject({
      code: 'service_unavailable',
      details: { field: 'counter_id' },
    })
    expect(await transfer(id, { counter_id: line.counter(2), service_id: line.service('B') })).toMatchObject({
      kind: 'applied',
    })
  })

  test.each([
    ['parked', 'wrong_state'],
    ['no_show', 'wrong_state'],
    ['completed', 'ticket_ended'],
    ['cancelled', 'ticket_ended'],
    ['expired', 'ticket_ended'],
  ])('a %s ticket: %s', async (state, code) => {
    const id = await line.inState(state)
    expect(await transfer(id, { service_id: line.service('B') })).toMatchObject({ kind: 'rejected', code })
  })

  test('another branch’s ticket is not there', async () => {
    const other = await Line.create(line.world)
    expect(await transfer(await other.issue(), { service_id: line.service('B') })).toMatchObject({
      code: 'unknown_reference',
    })
  })

  test('[I5] repeated, it moves once', async () => {
    const id = await line.issue()
    await line.expectOnce('transfer_ticket', 'intent', id, { ticket_id: id, to: { service_id: line.service('B') } })
  })
})
