import { randomUUID } from 'node:crypto'
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

const undo = (command_id: string, elapsed_ms = 100, device = line.first) =>
  line.wish('undo_command', { command_id, elapsed_ms }, {}, device)

/** Everything of a ticket that a person could tell apart; the record of what happened stays. */
async function face(id: string): Promise<Record<string, unknown>> {
  const { version: _version, flags: _flags, contact_expires_at: _expiry, ...rest } = await line.ticket(id)
  return rest
}

describe('undo_command', () => {
  test.each<[string, 'fact' | 'intent', string, () => Record<string, unknown>]>([
    ['call_ticket', 'intent', 'waiting', () => ({ counter_id: line.counter(1) })],
    ['call_ticket', 'intent', 'parked', () => ({ counter_id: line.counter(1) })],
    ['recall_ticket', 'intent', 'called', () => ({ counter_id: line.counter(1), valid_for_ms: 15_000 })],
    ['start_service', 'fact', 'called', () => ({ counter_id: line.counter(1) })],
    ['complete_service', 'fact', 'serving', () => ({ counter_id: line.counter(1), outcome: 'done' })],
    ['complete_service', 'fact', 'waiting', () => ({ counter_id: line.counter(1) })],
    ['mark_no_show', 'fact', 'called', () => ({ counter_id: line.counter(1) })],
    ['park_ticket', 'fact', 'serving', () => ({})],
    ['return_ticket', 'intent', 'parked', () => ({})],
    [
      'transfer_ticket',
      'intent',
      'called',
      () => ({ to: { service_id: line.service('B'), counter_id: line.counter(2) } }),
    ],
    ['add_leg', 'intent', 'serving', () => ({ service_id: line.service('B') })],
    ['cancel_ticket', 'intent', 'waiting', () => ({})],
    ['reinstate_ticket', 'intent', 'no_show', () => ({})],
  ])('takes back %s (%s) on a %s ticket', async (name, kind, state, args) => {
    await line.setting('reinstate_rule', 'back_of_line')
    const id = await line.inState(state)
    const before = await face(id)
    await line.at(1)
    const command = randomUUID()
    const done = await line.world.give(line.first, name, kind, { ticket_id: id, ...args() }, { id: command })
    expect(done.kind).toBe('applied')
    expect(await undo(command)).toMatchObject({ kind: 'applied', ticket_id: id })
    expect(await face(id)).toEqual(before)
    await line.expectTicket(id, { state })
    if (state !== 'no_show' && state !== 'parked') await line.complete(id)
  })

  test('takes back a call_next: the ticket is the first again', async () => {
    const line2 = await Line.create(line.world)
    const id = await line2.issue()
    const command = randomUUID()
    await line2.wish('call_next', { counter_id: line2.counter(1), valid_for_ms: 15_000 }, { id: command })
    expect(await line2.wish('undo_command', { command_id: command, elapsed_ms: 50 })).toMatchObject({ kind: 'applied' })
    const again = await line2.wish('call_next', { counter_id: line2.counter(1), valid_for_ms: 15_000 })
    expect(again).toMatchObject({ ticket_id: id })
  })

  test('takes back the passing of others', async () => {
    const line2 = await Line.create(line.world)
    const [one, two] = [await line2.issue(), await line2.issue()]
    const command = randomUUID()
    await line2.wish('let_pass', { ticket_id: one, count: 1 }, { id: command })
    await line2.wish('undo_command', { command_id: command, elapsed_ms: 50 })
    expect(new Set(await line2.waiting())).toEqual(new Set([one, two]))
    await line2.expectTicket(one, { passes_used: 0, order_at: utc(0) })
  })

  test('takes back a call that had put another ticket back: both are as before', async () => {
    const [lost, taken] = [await line.issue(), await line.issue()]
    const lostCall = randomUUID()
    await line.call(lost, 1, { id: lostCall })
    const before = [await face(lost), await face(taken)]
    const command = randomUUID()
    const args = { ticket_id: taken, counter_id: line.counter(1), instead_of: lostCall }
    expect(await line.fact('call_ticket', args, { id: command })).toMatchObject({ flags: ['put_back'] })
    expect((await line.ticket(lost)).state).toBe('waiting')
    expect((await undo(command)).kind).toBe('applied')
    expect([await face(lost), await face(taken)]).toEqual(before)
    await line.expectTicket(lost, { state: 'called' })
  })

  test('the window is the device’s own time', async () => {
    const id = await line.issue()
    const command = randomUUID()
    await line.call(id, 1, { id: command })
    expect(await undo(command, 10_001)).toMatchObject({ kind: 'rejected', code: 'undo_expired' })
    await line.at(60)
    expect(await undo(command, 10_000)).toMatchObject({ kind: 'applied' })
  })

  test('only what nothing has followed', async () => {
    const id = await line.issue()
    const command = randomUUID()
    await line.call(id, 1, { id: command })
    await line.start(id)
    expect(await undo(command)).toMatchObject({ kind: 'rejected', code: 'undo_not_last' })
    await line.expectTicket(id, { state: 'serving' })
  })

  test('once: what was undone has been followed by that', async () => {
    const id = await line.issue()
    const command = randomUUID()
    await line.call(id, 1, { id: command })
    await undo(command)
    expect(await undo(command)).toMatchObject({ code: 'undo_not_last' })
  })

  test.each(['issue_ticket', 'note_ticket', 'undo_command'])('%s cannot be taken back', async (name) => {
    const id = await line.issue()
    const { rows } = await line.world.root.query('select id from app.commands where ticket_ids @> array[$1::uuid]', [
      id,
    ])
    const command = name === 'issue_ticket' ? (rows[0].id as string) : randomUUID()
    if (name === 'note_ticket')
      await line.fact('note_ticket', { ticket_id: id, text: 'speaks Berber' }, { id: command })
    if (name === 'undo_command') {
      const call = randomUUID()
      await line.call(id, 1, { id: call })
      await line.wish('undo_command', { command_id: call, elapsed_ms: 1 }, { id: command })
    }
    const outcome = await undo(command, 100, name === 'issue_ticket' ? line.kiosk : line.first)
    // The kiosk may not undo at all: its permission is asked first.
    expect(outcome.code).toBe(name === 'issue_ticket' ? 'not_allowed' : 'cannot_undo')
  })

  test('a command that was rejected, or that changed nothing, leaves nothing to undo', async () => {
    const id = await line.inState('serving')
    const [rejected, idle] = [randomUUID(), randomUUID()]
    await line.wish('cancel_ticket', { ticket_id: id }, { id: rejected })
    await line.fact('start_service', { ticket_id: id, counter_id: line.counter(1) }, { id: idle })
    const { version } = await line.ticket(id)
    expect(await undo(rejected)).toMatchObject({ kind: 'applied', flags: ['no_effect'] })
    expect(await undo(idle)).toMatchObject({ kind: 'applied', flags: ['no_effect'] })
    expect((await line.ticket(id)).version).toBe(version)
  })

  test('only commands of this device: another tablet’s is not there, nor an unknown one', async () => {
    const id = await line.issue()
    const command = randomUUID()
    await line.call(id, 2, { id: command })
    expect(await undo(command)).toMatchObject({ code: 'unknown_reference' })
    expect(await undo(randomUUID())).toMatchObject({ code: 'unknown_reference' })
  })

  test('what it opens again on a day that is over ends with it', async () => {
    const id = await line.issue()
    const command = randomUUID()
    await line.wish('cancel_ticket', { ticket_id: id }, { id: command })
    await line.at(24 * 60)
    expect(await undo(command)).toMatchObject({ kind: 'applied' })
    await line.expectTicket(id, { state: 'expired' })
  })

  test('[I5] repeated, it has one effect', async () => {
    const id = await line.issue()
    const command = randomUUID()
    await line.call(id, 1, { id: command })
    await line.expectOnce('undo_command', 'intent', id, { command_id: command, elapsed_ms: 10 })
  })
})
