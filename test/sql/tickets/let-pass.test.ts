import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { World } from '../../setup/world.ts'
import { Line } from './line.ts'

let world: World
let line: Line
let ids: string[]

beforeAll(async () => {
  world = await World.create()
})
beforeEach(async () => {
  line = await Line.create(world)
  ids = []
  for (let n = 0; n < 5; n += 1) {
    await line.at(n)
    ids.push(await line.issue())
  }
})
afterAll(() => world.close())

const pass = (ticket_id: string | undefined, count: number) => line.wish('let_pass', { ticket_id, count })
const order = async () => (await line.waiting()).map((id) => ids.indexOf(id))

describe('let_pass', () => {
  test('goes just behind the last of those let pass; the arrival stays', async () => {
    expect(await pass(ids[0], 2)).toMatchObject({ kind: 'applied', ticket_id: ids[0] })
    expect(await order()).toEqual([1, 2, 0, 3, 4])
    const { queued_at } = await line.ticket(ids[0] ?? '')
    expect(Date.parse(String(queued_at))).toBe(Date.parse('2026-03-10T09:00:00Z'))
    await line.expectTicket(ids[0] ?? '', { passes_used: 1 })
  })

  test('never further than the end, and at most five', async () => {
    await pass(ids[2], 9)
    expect(await order()).toEqual([0, 1, 3, 4, 2])
    for (let n = 5; n < 11; n += 1) {
      await line.at(n)
      ids.push(await line.issue())
    }
    await pass(ids[0], 9)
    expect((await order()).indexOf(0)).toBe(5)
  })

  test('counts only the line that the ticket stands in', async () => {
    await line.at(5)
    ids.push(await line.issue({ service_id: line.service('B'), prefix: 'B', number: 'B-050', n: 50 }))
    await pass(ids[3], 1)
    expect((await order()).slice(3, 5)).toEqual([4, 3])
    expect(await pass(ids[5], 1)).toMatchObject({ kind: 'applied', flags: ['no_effect'] })
  })

  test('with nobody behind nothing happens, and no pass is used up', async () => {
    expect(await pass(ids[4], 1)).toMatchObject({ kind: 'applied', flags: ['no_effect'] })
    await line.expectTicket(ids[4] ?? '', { passes_used: 0, version: 1 })
  })

  test('a limited number of times, by the tenant’s setting', async () => {
    await line.setting('let_pass_max', 2)
    await pass(ids[0], 1)
    await pass(ids[0], 1)
    expect(await pass(ids[0], 1)).toMatchObject({ kind: 'rejected', code: 'let_pass_limit' })
  })

  test.each([
    ['called', 'wrong_state'],
    ['serving', 'wrong_state'],
    ['parked', 'wrong_state'],
    ['no_show', 'wrong_state'],
    ['completed', 'ticket_ended'],
    ['cancelled', 'ticket_ended'],
    ['expired', 'ticket_ended'],
  ])('a %s ticket: %s', async (state, code) => {
    expect(await pass(await line.inState(state), 1)).toMatchObject({ kind: 'rejected', code })
  })

  test('an unknown ticket, another branch’s ticket', async () => {
    const other = await Line.create(world)
    for (const id of [randomUUID(), await other.issue()]) {
      expect(await pass(id, 1)).toMatchObject({ code: 'unknown_reference' })
    }
  })

  test('[I5] repeated, it passes once', async () => {
    await line.expectOnce('let_pass', 'intent', ids[0] ?? '', { ticket_id: ids[0], count: 1 })
    expect(await order()).toEqual([1, 0, 2, 3, 4])
  })
})
