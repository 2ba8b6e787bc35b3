import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Device } from '../../setup/world.ts'
import { Stage } from '../stage.ts'

let stage: Stage
let id: string
/** Fresh writers, so that each may tell of an earlier time. */
let first: Device
let second: Device

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  id = await stage.issue({}, { age_ms: 600_000 })
  first = await stage.world.addDevice(stage.branch, 'tablet')
  second = await stage.world.addDevice(stage.branch, 'tablet')
})

const here = () => ({ ticket_id: id, counter_id: stage.counter })
const there = () => ({ ticket_id: id, counter_id: stage.otherCounter })
const minutes = (n: number) => ({ age_ms: n * 60_000 })
const flagged = (...flags: string[]) => ({ kind: 'applied', flags, ticket_id: id })

describe('[T3] a confirmed call stands', () => {
  it.each(['call_next', 'call_ticket'])('against an offline call that was earlier than %s', async (name) => {
    const args = name === 'call_next' ? { counter_id: stage.counter, valid_for_ms: 15_000 } : here()
    await stage.world.root.query(`update app.tickets set state = 'cancelled' where state = 'waiting' and id <> $1`, [
      id,
    ])
    expect((await stage.intent(first, name, args)).ticket_id).toBe(id)
    expect(await stage.fact(second, 'call_ticket', there(), minutes(5))).toEqual(flagged('double_call'))
    expect(await stage.row(id)).toMatchObject({ state: 'called', counter_id: stage.counter, flags: ['double_call'] })
  })

  it('and refuses a second online call with the number and the counter', async () => {
    await stage.intent(first, 'call_ticket', here())
    const { number } = await stage.row(id)
    expect(await stage.intent(second, 'call_ticket', there())).toEqual({
      kind: 'rejected',
      code: 'already_called',
      details: { number, state: 'called', counter_id: stage.counter },
    })
  })
})

describe('[T3] of two offline calls the earlier one stands', () => {
  it('when it arrives first', async () => {
    await stage.fact(first, 'call_ticket', here(), minutes(5))
    expect(await stage.fact(second, 'call_ticket', there(), minutes(3))).toEqual(flagged('double_call'))
    expect(await stage.row(id)).toMatchObject({
      counter_id: stage.counter,
      call_kind: 'offline',
      flags: ['double_call'],
    })
  })

  it('when it arrives last', async () => {
    await stage.fact(first, 'call_ticket', here(), minutes(3))
    expect(await stage.fact(second, 'call_ticket', there(), minutes(5))).toEqual(flagged('double_call'))
    const row = await stage.row(id)
    expect(row).toMatchObject({ state: 'called', counter_id: stage.otherCounter, flags: ['double_call'] })
    expect(new Date(row.called_at as string).toISOString()).toBe('2026-11-20T08:55:00.000Z')
  })

  it('by its command id when both name the same moment', async () => {
    const ids = ['00000000-0000-4000-8000-00000000000', 'f0000000-0000-4000-8000-00000000000'].map(
      (start) => start + String(Math.floor(Math.random() * 10)),
    )
    await stage.fact(first, 'call_ticket', here(), { ...minutes(3), id: ids[1] as string })
    await stage.fact(second, 'call_ticket', there(), { ...minutes(3), id: ids[0] as string })
    expect(await stage.row(id)).toMatchObject({ counter_id: stage.otherCounter, called_by_command: ids[0] })
  })

  it('and the same counter calling again is no contest', async () => {
    await stage.fact(first, 'call_ticket', here(), minutes(5))
    const before = await stage.row(id)
    expect(await stage.fact(first, 'call_ticket', here(), minutes(3))).toEqual(flagged('no_effect'))
    expect(await stage.row(id)).toEqual(before)
  })
})

describe('[T3] a service beats', () => {
  it('a confirmed call of another counter', async () => {
    await stage.intent(first, 'call_ticket', here())
    expect(await stage.fact(second, 'start_service', there(), minutes(1))).toEqual(flagged('took_over'))
    expect(await stage.row(id)).toMatchObject({
      state: 'serving',
      counter_id: stage.otherCounter,
      flags: ['took_over'],
    })
  })

  it('a call that arrives after it', async () => {
    await stage.fact(second, 'start_service', there(), minutes(1))
    expect(await stage.fact(first, 'call_ticket', here(), minutes(5))).toEqual(flagged('double_call'))
    expect(await stage.row(id)).toMatchObject({ state: 'serving', counter_id: stage.otherCounter })
  })

  it('a no-show, before and after it', async () => {
    await stage.fact(first, 'call_ticket', here(), minutes(5))
    await stage.fact(first, 'mark_no_show', here(), minutes(4))
    expect(await stage.fact(second, 'start_service', there(), minutes(3))).toEqual(flagged())
    expect(await stage.row(id)).toMatchObject({ state: 'serving', counter_id: stage.otherCounter, ended_at: null })
    expect(await stage.fact(first, 'mark_no_show', here(), minutes(2))).toEqual(flagged('already_serving'))
    expect(await stage.row(id)).toMatchObject({ state: 'serving' })
  })

  it('a no-show of a counter that had not called, which is only kept', async () => {
    await stage.fact(first, 'call_ticket', here(), minutes(5))
    expect(await stage.fact(second, 'mark_no_show', there(), minutes(4))).toEqual(flagged('double_call'))
    expect(await stage.row(id)).toMatchObject({ state: 'called', counter_id: stage.counter })
  })

  it('nothing that is completed: the second completion is kept beside it', async () => {
    await stage.fact(first, 'complete_service', { ...here(), outcome: 'done' }, minutes(5))
    expect(await stage.fact(second, 'complete_service', there(), minutes(4))).toEqual(flagged('double_service'))
    expect(await stage.fact(second, 'start_service', there(), minutes(4))).toEqual(flagged('double_service'))
    expect(await stage.row(id)).toMatchObject({ state: 'completed', counter_id: stage.counter, outcome: 'done' })
  })
})

describe('[T3] of two starts the earlier one stands', () => {
  it('when it arrives first', async () => {
    await stage.fact(first, 'start_service', here(), minutes(5))
    expect(await stage.fact(second, 'start_service', there(), minutes(3))).toEqual(flagged('double_service'))
    expect(await stage.row(id)).toMatchObject({ state: 'serving', counter_id: stage.counter })
  })

  it('when it arrives last', async () => {
    await stage.fact(first, 'start_service', here(), minutes(3))
    expect(await stage.fact(second, 'start_service', there(), minutes(5))).toEqual(
      flagged('double_service', 'took_over'),
    )
    const row = await stage.row(id)
    // What the counter that had it is told by [TC24].
    expect(row).toMatchObject({
      state: 'serving',
      counter_id: stage.otherCounter,
      flags: ['implied_call', 'double_service', 'took_over'],
    })
    expect(new Date(row.started_at as string).toISOString()).toBe('2026-11-20T08:55:00.000Z')
  })

  it('and the same counter starting again has no effect', async () => {
    await stage.fact(first, 'start_service', here(), minutes(5))
    const before = await stage.row(id)
    expect(await stage.fact(first, 'start_service', here(), minutes(3))).toEqual(flagged('no_effect'))
    expect(await stage.row(id)).toEqual(before)
  })
})

it('[T3] a service completed elsewhere is that counter’s, and its start is the completion when none was told', async () => {
  await stage.fact(first, 'start_service', here(), minutes(5))
  expect(await stage.fact(second, 'complete_service', there(), minutes(1))).toEqual(flagged('took_over'))
  const row = await stage.row(id)
  expect(row).toMatchObject({
    state: 'completed',
    counter_id: stage.otherCounter,
    flags: ['implied_call', 'took_over'],
  })
  expect(row.started_at).toBe(row.ended_at)
})
