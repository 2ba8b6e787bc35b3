import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Outcome } from '../../setup/world.ts'
import { anId, Stage, TODAY } from '../stage.ts'

let stage: Stage
let taken: string
let wanted: string
let call: string

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  await stage.world.root.query(`update app.tickets set state = 'cancelled' where state = 'waiting'`)
  // Of two that came at one moment, the head start says who is first.
  taken = await stage.issue({ class_id: stage.branch.classes.priority })
  wanted = await stage.issue()
  call = anId()
})

const callNext = (id: string): Promise<Outcome> =>
  stage.intent(stage.tablet, 'call_next', { counter_id: stage.counter, valid_for_ms: 15_000 }, { id })
const goOn = (ticket: Record<string, unknown>): Promise<Outcome> =>
  stage.fact(stage.tablet, 'call_ticket', { ...ticket, counter_id: stage.counter, instead_of: call })
const states = async () => [(await stage.row(taken)).state, (await stage.row(wanted)).state]

describe('a teller who went on without an answer', () => {
  it('gives back the ticket that the lost call had taken instead', async () => {
    expect((await callNext(call)).ticket_id).toBe(taken)
    const before = await stage.row(taken)
    expect(await goOn({ ticket_id: wanted })).toEqual({ kind: 'applied', flags: ['put_back'], ticket_id: wanted })
    expect(await states()).toEqual(['waiting', 'called'])
    const after = await stage.row(taken)
    expect(after).toMatchObject({ order_at: before.order_at, called_by_command: null, flags: ['put_back'], why: null })
    expect((await stage.events(taken)).map((event) => event.what)).toEqual(['issued', 'called', 'put_back'])
  })

  it('keeps the ticket when the lost call had taken the same one, however it is named', async () => {
    await callNext(call)
    const before = await stage.row(taken)
    const alias = anId()
    const adoption = { ticket_id: alias, number: before.number, number_day: TODAY, proof: 'typed' }
    await stage.fact(stage.second, 'adopt_ticket', adoption)
    const kept = await stage.row(taken)
    for (const name of [
      { ticket_id: taken },
      { number: before.number, number_day: TODAY },
      { call },
      { ticket_id: alias },
    ]) {
      expect(await goOn(name)).toEqual({ kind: 'applied', flags: [], ticket_id: taken })
    }
    expect(await stage.row(taken)).toEqual(kept)
  })

  it('leaves a ticket alone that somebody has touched since', async () => {
    await callNext(call)
    await stage.fact(stage.second, 'start_service', { ticket_id: taken, counter_id: stage.otherCounter })
    expect(await goOn({ ticket_id: wanted })).toEqual({ kind: 'applied', flags: [], ticket_id: wanted })
    expect(await states()).toEqual(['serving', 'called'])
  })

  it('gives nothing back when the lost call was refused or never came', async () => {
    const stale = { counter_id: stage.counter, valid_for_ms: 15_000 }
    await stage.intent(stage.tablet, 'call_next', stale, { id: call, age_ms: 15_001 })
    expect(await goOn({ ticket_id: wanted })).toEqual({ kind: 'applied', flags: [], ticket_id: wanted })
    call = anId()
    expect(await goOn({ ticket_id: taken })).toEqual({ kind: 'applied', flags: [], ticket_id: taken })
  })

  it('cannot give back what another device called', async () => {
    await callNext(call)
    const args = { ticket_id: wanted, counter_id: stage.otherCounter, instead_of: call }
    expect(await stage.fact(stage.second, 'call_ticket', args)).toMatchObject({ flags: [] })
    expect(await states()).toEqual(['called', 'called'])
  })
})

describe('a command that names a call', () => {
  const at = () => ({ call, counter_id: stage.counter })

  it('acts on the ticket that the call took', async () => {
    await callNext(call)
    expect(await stage.fact(stage.tablet, 'start_service', at())).toMatchObject({ flags: [], ticket_id: taken })
    expect(await stage.fact(stage.tablet, 'complete_service', at())).toMatchObject({ flags: [], ticket_id: taken })
    expect(await states()).toEqual(['completed', 'waiting'])
  })

  it('is kept with a flag, or refused, when that call failed', async () => {
    await stage.world.root.query(`update app.tickets set state = 'cancelled' where state = 'waiting'`)
    expect(await callNext(call)).toEqual({ kind: 'rejected', code: 'nobody_waiting' })
    for (const name of ['call_ticket', 'start_service', 'complete_service', 'mark_no_show']) {
      expect(await stage.fact(stage.tablet, name, at())).toEqual({ kind: 'applied', flags: ['call_failed'] })
    }
    expect(await stage.fact(stage.tablet, 'park_ticket', { call })).toEqual({ kind: 'applied', flags: ['call_failed'] })
    const rejected = { kind: 'rejected', code: 'not_called' }
    expect(await stage.intent(stage.tablet, 'return_ticket', { call })).toEqual(rejected)
    expect(await stage.intent(stage.tablet, 'call_ticket', at())).toEqual(rejected)
  })

  it('is set aside, or refused, when nobody ever heard of that call', async () => {
    expect(await stage.fact(stage.tablet, 'start_service', at())).toEqual({
      kind: 'quarantined',
      reason: 'unknown_reference',
    })
    expect(await stage.intent(stage.tablet, 'return_ticket', { call })).toEqual({
      kind: 'rejected',
      code: 'unknown_reference',
      details: { field: 'call' },
    })
  })
})

describe('a call online', () => {
  it('is too late when it is older than the teller still meant, by the greater of the two ages', async () => {
    const args = { counter_id: stage.counter, valid_for_ms: 15_000 }
    const stale = (ageMs: number) => ({ kind: 'rejected', code: 'stale', details: { age_ms: ageMs } })
    expect(await stage.intent(stage.tablet, 'call_next', args, { age_ms: 15_001 })).toEqual(stale(15_001))
    const written = { age_ms: 0, written_at: '2026-11-20T08:59:40.000Z' }
    expect(await stage.intent(stage.tablet, 'call_next', args, written)).toEqual(stale(20_000))
    const fresh = { age_ms: 15_000, written_at: '2026-11-20T08:59:45.000Z' }
    expect(await stage.intent(stage.tablet, 'call_next', args, fresh)).toMatchObject({ ticket_id: taken })
  })

  it('needs an open counter of this branch; a fact has happened there all the same', async () => {
    await stage.world.root.query(`update app.counters set state = 'paused' where id = $1`, [stage.counter])
    const closed = { kind: 'rejected', code: 'counter_closed', details: { counter: '1' } }
    const args = { ticket_id: wanted, counter_id: stage.counter }
    expect(await callNext(call)).toEqual(closed)
    expect(await stage.intent(stage.tablet, 'call_ticket', args)).toEqual(closed)
    expect(await stage.fact(stage.tablet, 'call_ticket', args)).toMatchObject({ kind: 'applied', flags: [] })
    await stage.world.root.query(`update app.counters set state = 'open'`)
    const nowhere = { counter_id: anId() }
    expect(await stage.intent(stage.tablet, 'call_next', { ...nowhere, valid_for_ms: 1 })).toMatchObject({
      code: 'unknown_reference',
      details: { field: 'counter_id' },
    })
    expect(await stage.fact(stage.tablet, 'start_service', { ...nowhere, ticket_id: wanted })).toEqual({
      kind: 'quarantined',
      reason: 'unknown_reference',
    })
  })

  it('tells the customer whose address is known, in its own transaction; an offline call was told by voice', async () => {
    const jobs = () => stage.count('graphile_worker.jobs', `task_identifier = 'deliver_called'`)
    const reachable = { contact: { phone: '+21620000000' } }
    const [one, two] = [await stage.issue(reachable), await stage.issue(reachable)]
    const at = (id: string) => ({ ticket_id: id, counter_id: stage.counter })
    await stage.fact(stage.tablet, 'call_ticket', at(one))
    expect(await jobs()).toBe(0)
    await stage.intent(stage.tablet, 'call_ticket', at(two))
    expect(await jobs()).toBe(1)
    await stage.intent(stage.tablet, 'call_ticket', at(taken))
    expect(await jobs()).toBe(1)
  })
})
