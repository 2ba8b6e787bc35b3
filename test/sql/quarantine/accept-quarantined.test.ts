import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Branch, type Device, issueArgs, World } from '../../setup/world.ts'
import { tellsItself } from '../tickets/tells-itself.ts'
import { accept, discard, quarantined, revokedDevice } from './quarantined.ts'

const NOW = '2026-03-10T09:00:00.000Z'
const DAY = '2026-03-10'
const HOUR_MS = 3_600_000

let world: World
let branch: Branch
let console: Device
let kiosk: Device
let tablet: Device
let n = 0

const paper = (overrides: Record<string, unknown> = {}) => {
  n += 1
  return issueArgs(branch, DAY, n, overrides)
}

beforeAll(async () => {
  world = await World.create()
  await world.setNow(NOW)
  branch = await world.addBranch()
  console = await world.addDevice(branch, 'console')
  kiosk = await revokedDevice(world, branch, 'kiosk')
  tablet = await revokedDevice(world, branch, 'tablet')
})
beforeEach(async () => {
  await world.setNow(NOW)
  await world.root.query('update app.writers set last_occurred_at = null')
})
afterAll(() => world.close())

describe('accept_quarantined', () => {
  test('[I1] the paper of a revoked kiosk becomes a ticket of its own time, by its device and the deciding person', async () => {
    const args = paper({ contact: { phone: '+21620000000' } })
    const first = await world.give(kiosk, 'issue_ticket', 'fact', args, { age_ms: HOUR_MS })
    expect(first).toEqual({ kind: 'quarantined', reason: 'device_revoked' })
    const id = randomUUID()
    const outcome = await accept(world, console, kiosk, kiosk.seq, { id })
    expect(outcome).toMatchObject({
      kind: 'applied',
      ticket_id: args.ticket_id,
      result: { number: args.number, command: 'issue_ticket' },
    })
    expect(outcome.flags).toContain('late')
    expect(await world.ticket(String(args.ticket_id))).toMatchObject({
      state: 'waiting',
      queued_at: '2026-03-10T08:00:00+00:00',
      device_id: kiosk.deviceId,
      origin: 'kiosk',
      contact_phone: '+21620000000',
    })
    const { rows } = await world.root.query(
      'select device_id, staff_id, command_id, late, occurred_at from app.ticket_events where ticket_id = $1',
      [args.ticket_id],
    )
    expect(rows).toEqual([
      {
        device_id: kiosk.deviceId,
        staff_id: branch.managerId,
        command_id: id,
        late: true,
        occurred_at: new Date('2026-03-10T08:00:00Z'),
      },
    ])
    expect(await quarantined(world, kiosk)).toMatchObject({ state: 'accepted', decided_by: branch.managerId })
    expect(await tellsItself(world, String(args.ticket_id))).toBe(true)
  })

  test('the original keeps the outcome that its device was told', async () => {
    const id = randomUUID()
    const args = paper()
    await world.give(kiosk, 'issue_ticket', 'fact', args, { id })
    await accept(world, console, kiosk)
    const again = await world.give(kiosk, 'issue_ticket', 'fact', args, { id, seq: kiosk.seq })
    expect(again).toEqual({ kind: 'quarantined', reason: 'device_revoked' })
  })

  test('a paper of a day that is over is a ticket that has expired', async () => {
    const args = paper()
    await world.give(kiosk, 'issue_ticket', 'fact', args)
    await world.setNow('2026-03-12T09:00:00Z')
    const outcome = await accept(world, console, kiosk)
    expect(outcome.flags).toContain('day_closed')
    expect(await world.ticket(String(args.ticket_id))).toMatchObject({ state: 'expired', queue_day: DAY })
    expect(await tellsItself(world, String(args.ticket_id))).toBe(true)
  })

  test('facts about one ticket are accepted one after the other', async () => {
    const args = paper()
    await world.give(kiosk, 'issue_ticket', 'fact', args)
    await world.give(tablet, 'complete_service', 'fact', { ticket_id: args.ticket_id, counter_id: branch.counters[0] })
    expect(await accept(world, console, tablet)).toEqual({
      kind: 'rejected',
      code: 'unknown_reference',
      details: { field: 'ticket' },
    })
    expect(await quarantined(world, tablet)).toMatchObject({ state: 'open' })
    await accept(world, console, kiosk)
    expect(await accept(world, console, tablet)).toMatchObject({ kind: 'applied', ticket_id: args.ticket_id })
    expect(await world.ticket(String(args.ticket_id))).toMatchObject({ state: 'completed', staff_id: branch.managerId })
  })

  test('an accepted counter fact moves the counter, unless the counter has been something else since', async () => {
    const args = { counter_id: branch.counters[1] }
    await world.give(tablet, 'close_counter', 'fact', args, { age_ms: HOUR_MS })
    const opener = await world.addDevice(branch, 'tablet')
    await world.give(opener, 'open_counter', 'fact', args)
    expect((await accept(world, console, tablet)).flags).toEqual(['late', 'no_effect'])
    const { rows } = await world.root.query('select state from app.counters where id = $1', [branch.counters[1]])
    expect(rows[0].state).toBe('open')
  })

  test('an offline call is accepted as the fact that it was; a wish has no such meaning and can only be discarded', async () => {
    const args = paper()
    const live = await world.addDevice(branch, 'kiosk')
    await world.give(live, 'issue_ticket', 'fact', args)
    const call = { ticket_id: args.ticket_id, counter_id: branch.counters[0] }
    await world.give(tablet, 'call_ticket', 'intent', call)
    expect(await accept(world, console, tablet)).toMatchObject({ kind: 'applied', ticket_id: args.ticket_id })
    expect(await world.ticket(String(args.ticket_id))).toMatchObject({ state: 'called', call_kind: 'offline' })
    for (const [name, wish] of [
      ['call_next', { counter_id: branch.counters[0], valid_for_ms: 15_000 }],
      ['transfer_ticket', { ticket_id: args.ticket_id, to: { counter_id: branch.counters[1] } }],
      ['accept_quarantined', { writer_id: tablet.writerId, seq: 1 }],
    ] as const) {
      await world.give(tablet, name, 'intent', wish)
      expect(await accept(world, console, tablet)).toEqual({
        kind: 'rejected',
        code: 'wrong_state',
        details: { command: name },
      })
      expect(await quarantined(world, tablet)).toMatchObject({ state: 'open' })
      expect(await discard(world, console, tablet)).toMatchObject({ kind: 'applied' })
    }
  })

  test('what is malformed stays so, by the server’s word or by our own', async () => {
    const live = await world.addDevice(branch, 'kiosk')
    await world.give(live, 'issue_ticket', 'fact', paper(), { malformed: true })
    expect(await accept(world, console, live)).toMatchObject({ kind: 'rejected', code: 'malformed' })
    await world.give(live, 'issue_ticket', 'fact', paper({ ticket_id: 'not an id' }))
    expect(await accept(world, console, live)).toMatchObject({ kind: 'rejected', code: 'malformed' })
    expect(await quarantined(world, live)).toMatchObject({ state: 'open' })
  })

  test('what our failure had set aside is tried anew', async () => {
    const live = await world.addDevice(branch, 'kiosk')
    expect(await world.give(live, 'issue_ticket', 'fact', paper(), { gave_up: true })).toMatchObject({
      reason: 'internal',
    })
    expect(await accept(world, console, live)).toMatchObject({ kind: 'applied' })
  })

  test('a person cannot accept what neither the person nor that kind of device may do', async () => {
    const display = await world.addDevice(branch, 'display')
    await world.give(display, 'acknowledge_split', 'fact', { split_id: randomUUID() })
    expect(await accept(world, console, display)).toMatchObject({ kind: 'rejected', code: 'not_allowed' })
    await world.give(display, 'issue_ticket', 'fact', paper({ number: 'A-W50', letter: 'W', n: 50 }))
    expect(await accept(world, console, display)).toMatchObject({ kind: 'applied' })
  })

  test('is decided once, by two managers at once too', async () => {
    const other = await world.addDevice(branch, 'console')
    await world.give(kiosk, 'issue_ticket', 'fact', paper())
    const outcomes = await Promise.all([accept(world, console, kiosk), discard(world, other, kiosk)])
    expect(outcomes.map((outcome) => outcome.kind).toSorted()).toEqual(['applied', 'rejected'])
    expect(outcomes.find((outcome) => outcome.kind === 'rejected')).toMatchObject({ code: 'not_in_quarantine' })
  })

  test('a teller may not; another branch’s and another bank’s manager find nothing there', async () => {
    await world.give(kiosk, 'issue_ticket', 'fact', paper())
    const teller = await world.addDevice(branch, 'console', branch.staffId)
    expect(await accept(world, teller, kiosk)).toMatchObject({ code: 'not_allowed' })
    for (const other of [await world.addBranch({ tenantId: branch.tenantId }), await world.addBranch()]) {
      const foreign = await world.addDevice(other, 'console')
      expect(await accept(world, foreign, kiosk)).toMatchObject({ code: 'not_in_quarantine' })
      expect(await discard(world, foreign, kiosk)).toMatchObject({ code: 'not_in_quarantine' })
    }
    expect(await quarantined(world, kiosk)).toMatchObject({ state: 'open' })
  })

  test('[I5] the same decision again has the same outcome', async () => {
    const args = paper()
    await world.give(kiosk, 'issue_ticket', 'fact', args)
    const id = randomUUID()
    const first = await accept(world, console, kiosk, kiosk.seq, { id })
    expect(await accept(world, console, kiosk, kiosk.seq, { id, seq: console.seq })).toEqual(first)
    expect(await world.ticket(String(args.ticket_id))).toMatchObject({ version: 1 })
  })
})

describe('discard_quarantined', () => {
  test('has no effect but keeps the command raw, with who decided and why', async () => {
    const args = paper()
    await world.give(kiosk, 'issue_ticket', 'fact', args)
    expect(await discard(world, console, kiosk)).toMatchObject({ kind: 'applied', result: { command: 'issue_ticket' } })
    expect(await quarantined(world, kiosk)).toMatchObject({
      state: 'discarded',
      decided_by: branch.managerId,
      decision_reason: 'test paper',
      raw: { args: { number: args.number } },
    })
    expect(await world.ticket(String(args.ticket_id))).toBeUndefined()
    expect(await discard(world, console, kiosk)).toMatchObject({ code: 'not_in_quarantine' })
    expect(await accept(world, console, kiosk)).toMatchObject({ code: 'not_in_quarantine' })
  })

  test('what was never there is not there', async () => {
    expect(await discard(world, console, kiosk, 9999)).toMatchObject({ code: 'not_in_quarantine' })
  })
})
