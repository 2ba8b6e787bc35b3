import { beforeEach, describe, expect, it } from 'vitest'
import { commandSchemaVersion } from '../commands/parse-command.ts'
import { ticketId } from '../ids.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { TableChange } from '../ports/store.ts'
import type { BaseRow } from '../replica/stored-rows.ts'
import type { Outcome } from '../wire/outcome.ts'
import { aCommand, aCounter, asConfirmed, aTicket, COUNTER, DAY, seenOf, uuid } from './a-view.ts'
import { createView, type LiveView } from './create-view.ts'

let view: LiveView
let calls: number
beforeEach(() => {
  calls = 0
  view = createView({ onChange: () => (calls += 1) })
  view.load({ base: [aTicket(1), aTicket(2), aCounter()], confirmed: [], outbox: [] })
})

const put = <Name extends 'base' | 'outbox' | 'confirmed'>(table: Name, ...rows: unknown[]) =>
  view.applyCommit([{ table, put: rows, deleted: [] } as unknown as TableChange])
const ticket = (n: number) => view.current.tickets.get(uuid(n))
const at = (n: number) => ({ ticket_id: uuid(n), counter_id: COUNTER })
const decided = (row: OutboxRow, outcome: Outcome): OutboxRow => ({ ...row, outcome, outcome_epoch: 1 })
const applied = (n: number): Outcome => ({ kind: 'applied', flags: [], ticket_id: ticketId.parse(uuid(n)) })

describe('[VI1] a row of the screen', () => {
  it('is base, or what an answer said where its version is higher', () => {
    put('confirmed', asConfirmed(aTicket(1, 3, { state: 'called' })), asConfirmed(aTicket(2, 1, { state: 'called' })))
    expect([ticket(1)?.state, ticket(2)?.state]).toEqual(['called', 'waiting'])
    put('base', aTicket(1, 4, { state: 'serving' }))
    expect(ticket(1)).toMatchObject({ state: 'serving', standing: 'confirmed', pendingCommands: [] })
  })

  it('has the effects of pending commands on top, in the order of writing', () => {
    const call = aCommand(
      1,
      'call_next',
      { counter_id: COUNTER, valid_for_ms: 1, predicted_ticket_id: uuid(1) },
      seenOf(view),
    )
    put('outbox', call)
    const start = aCommand(2, 'start_service', { call: call.id, counter_id: COUNTER }, seenOf(view))
    const end = aCommand(3, 'complete_service', at(1), seenOf(view))
    put('outbox', end, start)
    expect(ticket(1)).toMatchObject({ state: 'completed', standing: 'pending' })
    expect(ticket(1)?.pendingCommands).toEqual([call.id, start.id, end.id])
    expect(view.current.pending).toEqual([call, start, end])
  })

  it('goes when nothing has it any more', () => {
    view.applyCommit([{ table: 'base', put: [], deleted: [['tickets', uuid(1)]] }])
    expect([...view.current.tickets.keys()]).toEqual([uuid(2)])
    view.applyCommit([
      { table: 'base', put: [], deleted: [], cleared: { from: ['tickets', ''], to: ['tickets', '\uffff'] } },
    ])
    expect([view.current.tickets.size, view.current.counters.size]).toEqual([0, 1])
  })

  it('is made of commits heard before the picture was loaded, and of none twice', () => {
    const late = createView({ onChange: () => undefined })
    late.applyCommit([{ table: 'base', put: [aTicket(1, 2, { state: 'called' })], deleted: [] }])
    late.applyCommit([{ table: 'base', put: [], deleted: [['tickets', uuid(2)]] }])
    expect(late.current.tickets.size).toBe(0)
    late.load({ base: [aTicket(1, 1), aTicket(2)], confirmed: [], outbox: [] })
    expect([...late.current.tickets.values()].map(({ state }) => state)).toEqual(['called'])
  })
})

describe('[VI2] identity', () => {
  it('stays for rows, lists and maps that did not change, also when a row only changes its layer', () => {
    const before = view.current
    put('confirmed', asConfirmed(aTicket(1, 2, { state: 'called' })))
    const shown = ticket(1)
    expect(view.current.counters).toBe(before.counters)
    expect(view.current.pending).toBe(before.pending)
    expect(ticket(2)).toBe(before.tickets.get(uuid(2)))
    calls = 0
    view.applyCommit([
      { table: 'base', put: [aTicket(1, 2, { state: 'called' }), aTicket(2)], deleted: [] },
      { table: 'confirmed', put: [], deleted: [['tickets', uuid(1)]] },
    ])
    expect(ticket(1)).toBe(shown)
    expect(calls).toBe(0)
  })
})

describe('the cost of a change', () => {
  it('[VI1] is that of the commands on its row, however many are pending', () => {
    const PENDING = 10_000
    let reads = 0
    const outbox = Array.from({ length: PENDING }, (_, index) => {
      const row = aCommand(index + 1, 'note_ticket', { ticket_id: uuid((index % 500) + 1), text: 'x' }, seenOf(view))
      return {
        ...row,
        get args() {
          reads += 1
          return row.args
        },
      }
    })
    view = createView({ onChange: () => undefined })
    view.load({ base: [aTicket(1), aTicket(2)], confirmed: [], outbox })
    expect(ticket(1)?.pendingCommands.length).toBe(PENDING / 500)
    reads = 0
    put('base', aTicket(1, 2, { state: 'called' }))
    expect(ticket(1)).toMatchObject({ state: 'called', note: 'x' })
    expect(reads).toBeLessThanOrEqual(PENDING / 500)
  })
})

describe('[VI3] standing', () => {
  it('is saving before the commit, pending after it, confirmed with the answer', () => {
    const park = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seenOf(view))
    view.setSaving(park)
    expect(ticket(1)).toMatchObject({ state: 'parked', standing: 'saving', pendingCommands: [park.id] })
    expect(view.current.pending).toEqual([])
    put('outbox', park)
    expect(ticket(1)?.standing).toBe('pending')
    view.dropSaving(park.id)
    expect(ticket(1)?.standing).toBe('pending')
    view.applyCommit([
      { table: 'outbox', put: [decided(park, applied(1))], deleted: [] },
      { table: 'confirmed', put: [asConfirmed(aTicket(1, 2, { state: 'parked' }))], deleted: [] },
    ])
    expect(ticket(1)).toMatchObject({ state: 'parked', standing: 'confirmed', pendingCommands: [] })
    view.setSaving(park)
    expect(ticket(1)?.standing).toBe('confirmed')
  })

  it('[EF5] taps that are not on the disk yet show in their order', () => {
    const taps = (['park_ticket', 'return_ticket'] as const).map((name, n) =>
      aCommand(n + 1, name, { ticket_id: uuid(1) }, seenOf(view), {
        seq: Number.MAX_SAFE_INTEGER,
        id: uuid(20_000 - n) as never,
      }),
    )
    for (const tap of taps) view.setSaving(tap)
    expect(ticket(1)).toMatchObject({ state: 'waiting', pendingCommands: taps.map(({ id }) => id) })
  })

  it('[EF5] what was not written is taken back', () => {
    const before = ticket(1)
    const park = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seenOf(view))
    view.setSaving(park)
    view.dropSaving(park.id)
    expect(ticket(1)).toEqual(before)
  })
})

describe('the outbox in the view', () => {
  it('[OB5] shows what was rejected until a person has seen it, and its effect no more', () => {
    const park = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seenOf(view))
    put('outbox', park)
    const rejected = decided(park, { kind: 'rejected', code: 'not_allowed' })
    put('outbox', rejected)
    expect([ticket(1)?.state, view.current.pending, view.current.unseen]).toEqual(['waiting', [], [rejected]])
    put('outbox', park)
    expect(view.current.pending).toEqual([])
    put('outbox', { ...rejected, seen: true })
    expect(view.current.unseen).toEqual([])
  })

  it('[EP1] takes a command as pending again whose history was lost', () => {
    const park = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seenOf(view))
    put('outbox', decided(park, applied(1)))
    put('outbox', { ...park, prior_outcome: applied(1) })
    expect([ticket(1)?.state, view.current.pending.length]).toEqual(['parked', 1])
  })

  it('[PU6] has no effect of what the server will not look at, and shows it', () => {
    const park = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seenOf(view), { unsendable: 'malformed' })
    put('outbox', park)
    expect([ticket(1)?.state, view.current.pending, view.current.unseen]).toEqual(['waiting', [], [park]])
  })

  it('[WR2] a fork moves commands to another writer without a flicker', () => {
    const park = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seenOf(view))
    put('outbox', park)
    const shown = ticket(1)
    const moved = { ...park, writer: uuid(701) as OutboxRow['writer'] }
    view.applyCommit([
      { table: 'outbox', put: [], deleted: [[park.writer, 1]] },
      { table: 'outbox', put: [moved], deleted: [] },
    ])
    expect(ticket(1)).toBe(shown)
    expect(view.current.pending).toEqual([moved])
  })

  it('[OB7] counts commands of a newer app, which have no effect', () => {
    const park = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seenOf(view))
    put(
      'outbox',
      { ...park, schema: commandSchemaVersion + 1 },
      { ...park, seq: 2, id: uuid(5), name: 'teleport_ticket' },
    )
    expect([ticket(1)?.state, view.unknownCommandCount]).toEqual(['waiting', 2])
  })
})

describe('effects on the screen', () => {
  it('[EF2] one that no longer fits leaves the row and is told of on it', () => {
    const back = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seenOf(view))
    put('outbox', back)
    put('base', aTicket(1, 2, { state: 'completed' }))
    expect(ticket(1)).toMatchObject({
      state: 'completed',
      standing: 'confirmed',
      pendingCommands: [],
      unfitCommands: [back.id],
    })
    expect(view.current.pending).toEqual([back])
  })

  it('[EF3] the echo of a call by the stream is no second effect', () => {
    const call = aCommand(
      1,
      'call_next',
      { counter_id: COUNTER, valid_for_ms: 1, predicted_ticket_id: uuid(1) },
      seenOf(view),
    )
    put('outbox', call)
    expect(ticket(1)).toMatchObject({ state: 'called', called_by_command: call.id, call_kind: 'next' })
    put('base', aTicket(1, 2, { state: 'serving', called_by_command: call.id, counter_id: COUNTER }))
    expect(ticket(1)).toMatchObject({ state: 'serving', standing: 'confirmed', unfitCommands: [] })
  })

  it('[EF3] what hangs on a call goes over to the ticket that the call really took', () => {
    const call = aCommand(
      1,
      'call_next',
      { counter_id: COUNTER, valid_for_ms: 1, predicted_ticket_id: uuid(1) },
      seenOf(view),
    )
    put('outbox', call)
    const start = aCommand(2, 'start_service', { call: call.id, counter_id: COUNTER }, seenOf(view))
    put('outbox', start)
    expect([ticket(1)?.state, ticket(2)?.state]).toEqual(['serving', 'waiting'])
    put('outbox', decided(call, applied(2)))
    expect([ticket(1)?.state, ticket(2)?.state]).toEqual(['waiting', 'serving'])
    put('outbox', decided(start, applied(2)))
    expect([ticket(1)?.state, ticket(2)?.state]).toEqual(['waiting', 'waiting'])
  })

  it('[EF3] and shows nowhere when the call came to nothing', () => {
    const call = aCommand(
      1,
      'call_next',
      { counter_id: COUNTER, valid_for_ms: 1, predicted_ticket_id: uuid(1) },
      seenOf(view),
    )
    put('outbox', call)
    put('outbox', aCommand(2, 'start_service', { call: call.id, counter_id: COUNTER }, seenOf(view)))
    put('outbox', decided(call, { kind: 'rejected', code: 'stale' }))
    expect([ticket(1)?.state, view.current.pending.length]).toEqual(['waiting', 1])
  })

  it('[EF4] an undo of a pending command takes its effects away, wherever they were', () => {
    const park = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seenOf(view))
    put('outbox', park)
    const undo = aCommand(2, 'undo_command', { command_id: park.id, elapsed_ms: 1 }, seenOf(view))
    put('outbox', undo)
    expect(ticket(1)).toMatchObject({ state: 'waiting', standing: 'confirmed', pendingCommands: [], unfitCommands: [] })
    put('outbox', decided(park, { kind: 'rejected', code: 'not_allowed' }))
    expect(ticket(1)).toMatchObject({ state: 'waiting', unfitCommands: [] })
  })

  it('[EF4] an undo of a decided command puts back what was stored when that was written', () => {
    const called = { state: 'called', counter_id: COUNTER, called_at: '2026-11-20T08:30:00.000000Z', recalls: 2 }
    put('base', aTicket(1, 4, called))
    const park = aCommand(1, 'park_ticket', { ticket_id: uuid(1) }, seenOf(view))
    put('outbox', park)
    view.applyCommit([
      { table: 'outbox', put: [decided(park, applied(1))], deleted: [] },
      {
        table: 'base',
        put: [aTicket(1, 5, { state: 'parked', counter_id: COUNTER })],
        deleted: [],
      } satisfies TableChange,
    ])
    expect(ticket(1)).toMatchObject({ state: 'parked', recalls: 0 })
    const undo = aCommand(2, 'undo_command', { command_id: park.id, elapsed_ms: 1 }, seenOf(view))
    put('outbox', undo)
    expect(ticket(1)).toMatchObject({
      state: 'called',
      recalls: 2,
      called_at: Date.parse(called.called_at),
      standing: 'pending',
    })
    put('base', aTicket(1, 6, called))
    expect(ticket(1)).toMatchObject({ state: 'called', standing: 'confirmed', unfitCommands: [] })
  })

  it('[EF4] a call that took another ticket than predicted is undone on that one', () => {
    const call = aCommand(
      1,
      'call_next',
      { counter_id: COUNTER, valid_for_ms: 1, predicted_ticket_id: uuid(1) },
      seenOf(view),
    )
    view.applyCommit([
      { table: 'outbox', put: [decided(call, applied(2))], deleted: [] },
      { table: 'base', put: [aTicket(2, 2, { state: 'called', called_by_command: call.id })], deleted: [] },
    ])
    put('outbox', aCommand(2, 'undo_command', { command_id: call.id, elapsed_ms: 1 }, seenOf(view)))
    expect(ticket(2)).toMatchObject({ state: 'waiting', called_by_command: null, standing: 'pending' })
    expect(ticket(1)?.pendingCommands).toEqual([])
  })

  it('a new ticket is there before anybody has heard of it', () => {
    const args = { ticket_id: uuid(7), number: 'A-007', prefix: 'A', n: 7, number_day: DAY, service_id: uuid(801) }
    const issue = aCommand(1, 'issue_ticket', { ...args, language: 'ar', secret: 'abcdefghijklmnop' }, seenOf(view))
    put('outbox', issue)
    expect(ticket(7)).toMatchObject({
      number: 'A-007',
      state: 'waiting',
      queue_day: DAY,
      standing: 'pending',
      origin: 'walk_in',
    })
    put('base', aTicket(7, 1))
    expect(ticket(7)?.standing).toBe('confirmed')
  })
})

describe('rows of another version', () => {
  it('[RE5] keep what is not known, lack what is not there, and are counted when that is needed', () => {
    const odd: BaseRow = {
      ...aTicket(3),
      row: { id: uuid(3), number: 'A-003', mood: 'good', sequence_n: 'many', version: 1 },
    }
    put('base', odd)
    expect(ticket(3)).toMatchObject({ number: 'A-003', mood: 'good', standing: 'confirmed' })
    expect(ticket(3)).not.toHaveProperty('sequence_n')
    expect(view.incompleteCount).toBe(1)
    put('base', aTicket(3, 2))
    expect(view.incompleteCount).toBe(0)
  })
})
