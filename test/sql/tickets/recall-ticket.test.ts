import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Line, utc } from './line.ts'

let line: Line

beforeAll(async () => {
  line = await Line.create()
})
afterAll(() => line.world.close())

const args = (ticket_id: string, n: 1 | 2 = 1) => ({ ticket_id, counter_id: line.counter(n), valid_for_ms: 15_000 })

describe('recall_ticket', () => {
  test('calls the same customer again and counts', async () => {
    const id = await line.inState('called')
    expect(await line.wish('recall_ticket', args(id))).toMatchObject({ kind: 'applied', ticket_id: id })
    await line.wish('recall_ticket', args(id))
    await line.expectTicket(id, { state: 'called', recalls: 2, recalled_at: utc(0) })
  })

  test('names its ticket by the call as well', async () => {
    const id = await line.issue()
    const call = randomUUID()
    await line.call(id, 1, { id: call })
    const outcome = await line.wish('recall_ticket', { call, counter_id: line.counter(1), valid_for_ms: 15_000 })
    expect(outcome).toMatchObject({ kind: 'applied', ticket_id: id })
  })

  test('sends the message again when there is a way to reach the customer', async () => {
    const id = await line.issue({ contact: { phone: '+21620000000' } })
    await line.call(id)
    const jobs = async () =>
      (
        await line.world.root.query(
          `select count(*)::int as n from graphile_worker.jobs where task_identifier = 'deliver_called'`,
        )
      ).rows[0].n as number
    const before = await jobs()
    await line.wish('recall_ticket', args(id))
    expect(await jobs()).toBe(before + 1)
  })

  test('a wish that is too old is stale, by age told and by age seen', async () => {
    const id = await line.inState('called')
    expect(await line.wish('recall_ticket', args(id), { age_ms: 15_001 })).toMatchObject({ code: 'stale' })
    expect(await line.wish('recall_ticket', args(id), { written_at: '2026-03-10T08:59:00Z' })).toMatchObject({
      code: 'stale',
    })
    await line.expectTicket(id, { recalls: 0 })
  })

  test('only the counter that had called recalls, and only while it is open', async () => {
    const id = await line.inState('called')
    expect(await line.wish('recall_ticket', args(id, 2), {}, line.second)).toMatchObject({
      code: 'already_called',
      details: { counter_id: line.counter(1) },
    })
    await line.fact('pause_counter', { counter_id: line.counter(1) })
    expect(await line.wish('recall_ticket', args(id))).toMatchObject({ code: 'counter_closed' })
    await line.fact('open_counter', { counter_id: line.counter(1) })
    expect(await line.wish('recall_ticket', { ...args(id), counter_id: randomUUID() })).toMatchObject({
      code: 'unknown_reference',
    })
  })

  test.each([
    ['waiting', 'not_called'],
    ['serving', 'not_called'],
    ['parked', 'not_called'],
    ['no_show', 'not_called'],
    ['completed', 'ticket_ended'],
    ['cancelled', 'ticket_ended'],
    ['expired', 'ticket_ended'],
  ])('a %s ticket: %s', async (state, code) => {
    expect(await line.wish('recall_ticket', args(await line.inState(state)))).toMatchObject({ kind: 'rejected', code })
  })

  test('an unknown ticket, another branch’s ticket', async () => {
    const other = await Line.create(line.world)
    for (const id of [randomUUID(), await other.issue()]) {
      expect(await line.wish('recall_ticket', args(id))).toMatchObject({ code: 'unknown_reference' })
    }
  })

  test('[I5] repeated, it counts once', async () => {
    const id = await line.inState('called')
    await line.expectOnce('recall_ticket', 'intent', id, args(id))
  })
})
