import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Line, utc } from './line.ts'

let line: Line

beforeAll(async () => {
  line = await Line.create()
})
beforeEach(async () => {
  await line.at(0)
  await line.world.root.query('update app.writers set last_occurred_at = null')
})
afterAll(() => line.world.close())

const reinstate = (ticket_id: string) => line.wish('reinstate_ticket', { ticket_id })

describe('reinstate_ticket', () => {
  test.each([
    ['keep_place', 0],
    ['back_of_line', 20],
    ['after_minutes', 20 + 7],
  ])('by the rule %s the order is that of minute %i', async (rule, minute) => {
    await line.setting('reinstate_rule', rule)
    await line.setting('reinstate_after_minutes', 7)
    const id = await line.inState('no_show')
    await line.at(20)
    expect(await reinstate(id)).toMatchObject({ kind: 'applied', ticket_id: id })
    await line.expectTicket(id, {
      state: 'waiting',
      queued_at: utc(0),
      order_at: utc(minute),
      counter_id: null,
      called_at: null,
      ended_at: null,
      recalls: 0,
    })
    await line.wish('cancel_ticket', { ticket_id: id })
  })

  test('no rule brings anybody forward', async () => {
    await line.setting('reinstate_rule', 'back_of_line')
    const id = await line.inState('no_show')
    await line.world.root.query('update app.tickets set order_at = $2 where id = $1', [id, utc(60)])
    await reinstate(id)
    expect((await line.ticket(id)).order_at).toBe(utc(60))
  })

  test.each([
    ['waiting', 'wrong_state'],
    ['called', 'wrong_state'],
    ['serving', 'wrong_state'],
    ['parked', 'wrong_state'],
    ['completed', 'ticket_ended'],
    ['cancelled', 'ticket_ended'],
    ['expired', 'ticket_ended'],
  ])('a %s ticket: %s', async (state, code) => {
    expect(await reinstate(await line.inState(state))).toMatchObject({ kind: 'rejected', code })
  })

  test('a no-show of a day that is over has ended, for a reinstatement and for a call', async () => {
    const id = await line.inState('no_show')
    await line.at(24 * 60)
    expect(await reinstate(id)).toMatchObject({ kind: 'rejected', code: 'ticket_ended' })
    expect(await line.call(id)).toMatchObject({ kind: 'rejected', code: 'ticket_ended' })
    await line.expectTicket(id, { state: 'no_show' })
  })

  test('another branch’s ticket is not there', async () => {
    const other = await Line.create(line.world)
    expect(await reinstate(await other.inState('no_show'))).toMatchObject({ code: 'unknown_reference' })
  })

  test('[I5] repeated, it comes back once', async () => {
    const id = await line.inState('no_show')
    await line.expectOnce('reinstate_ticket', 'intent', id, { ticket_id: id })
  })
})
