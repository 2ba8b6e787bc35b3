import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { World } from '../../setup/world.ts'
import { Line, utc } from './line.ts'
import { storyOf } from './tells-itself.ts'

let world: World
let line: Line

beforeAll(async () => {
  world = await World.create()
})
beforeEach(async () => {
  line = await Line.create(world)
})
afterAll(() => world.close())

const counter = async (n: 1 | 2 = 1) => {
  const { rows } = await world.root.query(
    'select state, staff_id, pause_reason, state_since, version::int from app.counters where id = $1',
    [line.counter(n)],
  )
  return rows[0] as Record<string, unknown>
}
const of = (n: 1 | 2 = 1) => ({ counter_id: line.counter(n) })
const callNext = () => line.wish('call_next', { ...of(), valid_for_ms: 15_000 })

describe('open_counter, pause_counter, close_counter', () => {
  test('open, pause with a reason, open again, close: each with its person and moment', async () => {
    await line.fact('open_counter', of())
    expect(await counter()).toMatchObject({
      state: 'open',
      staff_id: line.branch.staffId,
      version: 2,
      state_since: new Date(utc(0)),
    })
    await line.at(5)
    await line.fact('pause_counter', { ...of(), reason: 'prayer' })
    expect(await counter()).toMatchObject({
      state: 'paused',
      staff_id: line.branch.staffId,
      pause_reason: 'prayer',
      state_since: new Date(utc(5)),
    })
    await line.fact('open_counter', of())
    expect(await counter()).toMatchObject({ state: 'open', pause_reason: null })
    await line.fact('close_counter', { ...of(), hand_over: 'waiting' })
    expect(await counter()).toMatchObject({ state: 'closed', staff_id: null, version: 5 })
  })

  test('a paused or closed counter does not call', async () => {
    await line.issue()
    await line.fact('pause_counter', of())
    expect(await callNext()).toMatchObject({ code: 'counter_closed' })
    await line.fact('close_counter', { ...of(), hand_over: 'waiting' })
    expect(await callNext()).toMatchObject({ code: 'counter_closed' })
  })

  test('a pause leaves the ticket in service where it is', async () => {
    const id = await line.inState('serving')
    await line.fact('pause_counter', of())
    await line.expectTicket(id, { state: 'serving', counter_id: line.counter(1) })
  })

  test.each([
    ['called', 'waiting'],
    ['serving', 'waiting'],
    ['called', 'parked'],
    ['serving', 'parked'],
  ])('closing hands a %s ticket over: %s, with its place', async (state, to) => {
    const id = await line.inState(state)
    const elsewhere = await line.issue()
    await line.call(elsewhere, 2)
    const aside = await line.inState('parked')
    const answer = await world.push(line.first, [
      { name: 'close_counter', kind: 'fact', args: { ...of(), hand_over: to } },
    ])
    expect(answer.results[0]?.outcome).toMatchObject({ kind: 'applied', flags: [], ticket_id: id })
    expect(answer.rows.tickets.map((row) => row.id)).toEqual([id])
    expect(answer.rows.counters.map((row) => row.state)).toEqual(['closed'])
    await line.expectTicket(id, { state: to, order_at: utc(0), counter_id: null, called_at: null, started_at: null })
    expect((await storyOf(world, id)).at(-1)).toBe('handed_over')
    await line.expectTicket(elsewhere, { state: 'called' })
    await line.expectTicket(aside, { state: 'parked' })
  })

  test('a counter that was something else since keeps that, and nothing is handed over', async () => {
    await line.at(10)
    await line.fact('open_counter', of(), {}, line.second)
    const id = await line.inState('serving')
    const late = { age_ms: 5 * 60_000 }
    const device = await world.addDevice(line.branch, 'tablet')
    for (const [name, args] of [
      ['close_counter', { ...of(), hand_over: 'waiting' }],
      ['pause_counter', of()],
      ['open_counter', of()],
    ] as const) {
      expect(await line.fact(name, args, late, device)).toEqual({ kind: 'applied', flags: ['no_effect'] })
    }
    expect(await counter()).toMatchObject({ state: 'open', version: 2 })
    await line.expectTicket(id, { state: 'serving' })
  })

  test('an unknown counter, another branch’s counter: quarantined, and untouched', async () => {
    const other = await Line.create(world)
    for (const counter_id of [randomUUID(), other.counter(1)]) {
      for (const name of ['open_counter', 'pause_counter', 'close_counter']) {
        const outcome = await line.fact(name, { counter_id, hand_over: 'waiting' })
        expect(outcome).toEqual({ kind: 'quarantined', reason: 'unknown_reference' })
      }
    }
    const { rows } = await world.root.query('select version::int from app.counters where id = $1', [other.counter(1)])
    expect(rows[0].version).toBe(1)
  })

  test('without a session the fact is kept, unattributed', async () => {
    expect(await line.fact('open_counter', of(), { session: null })).toMatchObject({ flags: ['unattributed'] })
    expect(await counter()).toMatchObject({ state: 'open', staff_id: null })
  })

  test('[I5] repeated, it has one effect', async () => {
    const id = randomUUID()
    const first = await line.fact('close_counter', { ...of(), hand_over: 'waiting' }, { id })
    await line.fact('open_counter', of())
    const again = await line.fact('close_counter', { ...of(), hand_over: 'waiting' }, { id, seq: line.first.seq - 1 })
    expect(again).toEqual(first)
    expect(await counter()).toMatchObject({ state: 'open', version: 3 })
  })

  test('no call that raced with the closing is left at the closed counter', async () => {
    for (let round = 0; round < 25; round += 1) {
      await line.fact('open_counter', of())
      const id = await line.issue()
      await Promise.all([
        line.wish('call_next', { ...of(), valid_for_ms: 15_000 }, {}, line.second),
        line.fact('close_counter', { ...of(), hand_over: 'waiting' }),
      ])
      await line.expectTicket(id, { state: 'waiting' })
      await line.wish('cancel_ticket', { ticket_id: id })
    }
  })
})
