import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Line, utc } from './line.ts'
import { storyOf } from './tells-itself.ts'

let line: Line

beforeAll(async () => {
  line = await Line.create()
})
afterAll(() => line.world.close())

const addLeg = (ticket_id: string, service_id = line.service('B')) => line.wish('add_leg', { ticket_id, service_id })

describe('add_leg', () => {
  test.each(['waiting', 'called', 'serving', 'parked'])(
    'a %s ticket gets one more service and stays',
    async (state) => {
      const id = await line.inState(state)
      expect(await addLeg(id)).toMatchObject({ kind: 'applied', ticket_id: id })
      await line.expectTicket(id, {
        state,
        leg_index: 0,
        service_id: line.service('A'),
        legs: [{ service_id: line.service('A') }, { service_id: line.service('B') }],
      })
    },
  )

  test.each([
    ['no_show', 'wrong_state'],
    ['completed', 'ticket_ended'],
    ['cancelled', 'ticket_ended'],
    ['expired', 'ticket_ended'],
  ])('a %s ticket: %s', async (state, code) => {
    expect(await addLeg(await line.inState(state))).toMatchObject({ kind: 'rejected', code })
  })

  test('refuses what is not there or not in use, and a ninth leg', async () => {
    const id = await line.issue()
    const other = await Line.create(line.world)
    expect(await addLeg(id, randomUUID())).toMatchObject({ code: 'unknown_reference' })
    expect(await addLeg(id, other.service('A'))).toMatchObject({ code: 'unknown_reference' })
    expect(await addLeg(await other.issue())).toMatchObject({ code: 'unknown_reference' })
    await line.world.root.query('update app.services set retired_at = now() where id = $1', [line.service('C')])
    expect(await addLeg(id, line.service('C'))).toMatchObject({ code: 'service_unavailable' })
    await line.world.root.query('update app.services set retired_at = null where id = $1', [line.service('C')])
    for (let legs = 1; legs < 8; legs += 1) expect((await addLeg(id)).kind).toBe('applied')
    expect(await addLeg(id)).toMatchObject({ code: 'too_large', details: { max: 8 } })
  })

  test('[I5] repeated, it adds once', async () => {
    const id = await line.issue()
    await line.expectOnce('add_leg', 'intent', id, { ticket_id: id, service_id: line.service('B') })
  })
})

describe('complete_service with further legs [T2]', () => {
  test('goes back into the line for the next service with its place, and ends with the last', async () => {
    await line.world.root.query('update app.writers set last_occurred_at = null')
    const id = await line.issue({ legs: [line.service('A'), line.service('C')] })
    await addLeg(id)
    await line.call(id)
    await line.at(3)
    await line.start(id)
    await line.at(8)
    await line.complete(id)
    await line.expectTicket(id, {
      state: 'waiting',
      service_id: line.service('C'),
      leg_index: 1,
      queued_at: utc(0),
      order_at: utc(0),
      counter_id: null,
      called_by_command: null,
      outcome: null,
    })
    const first = ((await line.ticket(id)) as { legs: Record<string, unknown>[] }).legs[0]
    expect(first).toMatchObject({ counter_id: line.counter(1), staff_id: line.branch.staffId, outcome: 'done' })
    expect(Date.parse(String(first?.started_at))).toBe(Date.parse(utc(3)))
    expect(Date.parse(String(first?.ended_at))).toBe(Date.parse(utc(8)))
    await line.complete(id)
    await line.expectTicket(id, { state: 'waiting', service_id: line.service('B'), leg_index: 2 })
    await line.complete(id)
    await line.expectTicket(id, { state: 'completed', leg_index: 2, ended_at: utc(8), outcome: 'done' })
    expect((await storyOf(line.world, id)).filter((what) => what.endsWith('completed'))).toEqual([
      'leg_completed',
      'leg_completed',
      'completed',
    ])
  })

  test('a transfer to one counter holds for its leg only', async () => {
    const id = await line.issue({ legs: [line.service('A'), line.service('B')] })
    await line.wish('transfer_ticket', { ticket_id: id, to: { counter_id: line.counter(1) } })
    await line.complete(id)
    await line.expectTicket(id, { state: 'waiting', for_counter_id: null })
  })
})
