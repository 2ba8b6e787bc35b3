import { beforeEach, describe, expect, it } from 'vitest'
import { commandSchemaVersion } from '../commands/parse-command.ts'
import { type CommandName, commandRegistry } from '../commands/registry.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { cellFor } from '../tickets/cell-for.ts'
import { ticketStates } from '../tickets/ticket-state.ts'
import { type TicketCommand, transitions } from '../tickets/transitions.ts'
import { aCommand, aCounter, aTicket, COUNTER, DAY, NOW, OTHER_COUNTER, SERVICE, seenOf, uuid } from '../view/a-view.ts'
import { createView, type LiveView } from '../view/create-view.ts'
import type { CounterFields, TicketFields } from '../view/view-rows.ts'
import { effectOf } from './effect-of.ts'

let view: LiveView
const load = (...rows: Parameters<LiveView['load']>[0]['base'][number][]) => {
  view = createView({ onChange: () => undefined })
  view.load({ base: rows, confirmed: [], outbox: [] })
  view.setToday(DAY)
}
const command = (name: CommandName, args: Record<string, unknown>, more: Partial<OutboxRow> = {}) =>
  aCommand(1, name, args, seenOf(view), more)
const ticket = (fields: Partial<TicketFields>): TicketFields => ({
  ...{ id: uuid(1), queue_day: DAY, service_id: SERVICE, counter_id: COUNTER, legs: [{ service_id: SERVICE }] },
  ...{ leg_index: 0, recalls: 0, passes_used: 0, queued_at: NOW - 9000, order_at: NOW - 9000, ...fields },
})
const at = { ticket_id: uuid(1), counter_id: COUNTER }
const parkArgs = { ticket_id: uuid(1) }

beforeEach(() => load(aTicket(1), aCounter()))

const argsOf: { readonly [Name in TicketCommand]?: Record<string, unknown> } = {
  call_next: { counter_id: COUNTER, valid_for_ms: 1, predicted_ticket_id: uuid(1) },
  call_ticket: at,
  recall_ticket: { ...at, valid_for_ms: 1 },
  start_service: at,
  complete_service: at,
  mark_no_show: at,
  park_ticket: { ticket_id: uuid(1) },
  return_ticket: { ticket_id: uuid(1) },
  transfer_ticket: { ticket_id: uuid(1), to: { service_id: uuid(802) } },
  add_leg: { ticket_id: uuid(1), service_id: uuid(802) },
  cancel_ticket: { ticket_id: uuid(1) },
  leave_queue: { ticket_id: uuid(1) },
  reinstate_ticket: { ticket_id: uuid(1) },
  note_ticket: { ticket_id: uuid(1), text: 'x' },
  give_feedback: { ticket_id: uuid(1), score: 5 },
}

describe('[EF2] an effect fits exactly where the table applies it', () => {
  const rows = (Object.keys(argsOf) as TicketCommand[]).flatMap((name) =>
    Object.keys(transitions[name]).map((kind) => [name, kind as 'fact' | 'intent'] as const),
  )
  it.each(rows)('%s (%s)', (name, kind) => {
    for (const state of ticketStates) {
      load(aTicket(1, 1, { state, counter_id: COUNTER }))
      const cell = cellFor(name, kind, state)
      const effected = effectOf('tickets', uuid(1), ticket({ state }), command(name, argsOf[name] ?? {}, { kind }))
      // The contest is with another counter; here it is the same one, which changes nothing.
      const expected = {
        apply: 'changed',
        contest: 'nothing',
        record: 'unfit',
        reject: 'unfit',
        merge: '',
        restore: '',
      }
      expect([state, effected.kind]).toEqual([state, expected[cell?.effect ?? 'reject']])
      if (cell?.effect !== 'apply') continue
      const next = cell.next ?? state
      const isOpenedAgain = state === 'expired' && ['called', 'serving'].includes(next)
      expect(effected.row?.state).toBe(isOpenedAgain ? 'expired' : next)
    }
  })

  it('and on a ticket that is not there it does not', () => {
    expect(effectOf('tickets', uuid(1), undefined, command('park_ticket', parkArgs))).toEqual({
      row: undefined,
      kind: 'unfit',
    })
  })
})

describe('[T3] precedence', () => {
  const called = { state: 'called', counter_id: OTHER_COUNTER, called_at: NOW + 1, called_by_command: uuid(2) }

  it.each([
    ['a confirmed call', { call_kind: 'next' }, 'unfit'],
    ['an earlier offline call', { call_kind: 'offline', called_at: NOW - 1 }, 'unfit'],
    ['a later offline call', { call_kind: 'offline' }, 'changed'],
  ])('%s against an offline call', (_, fields, kind) => {
    const fact = command('call_ticket', at, { kind: 'fact' })
    expect(effectOf('tickets', uuid(1), ticket({ ...called, ...fields }), fact).kind).toBe(kind)
  })

  it.each([
    [NOW - 1, 'unfit'],
    [NOW + 1, 'changed'],
  ])('of two that both started the earlier one stands', (started_at, kind) => {
    const row = ticket({ state: 'serving', counter_id: OTHER_COUNTER, started_at })
    expect(effectOf('tickets', uuid(1), row, command('start_service', at)).kind).toBe(kind)
  })
})

describe('[T9] what was said before the present call', () => {
  const later = { state: 'called', called_at: NOW + 5000, called_by_command: uuid(77) }

  it.each(['park_ticket', 'mark_no_show', 'return_ticket', 'transfer_ticket', 'cancel_ticket'] as const)(
    '%s was about another one, unless that very call was on the screen',
    (name) => {
      load(aTicket(1, 1, { state: 'called', counter_id: COUNTER, called_by_command: uuid(76) }))
      const written = command(name, argsOf[name] ?? {})
      expect(effectOf('tickets', uuid(1), ticket(later), written).kind).toBe('unfit')
      const own = ticket({ ...later, called_by_command: uuid(76) })
      expect(effectOf('tickets', uuid(1), own, written).kind).toBe('changed')
    },
  )
})

describe('[T6] the day that is over', () => {
  it('brings no no-show back, and no expired ticket by a fact of another day', () => {
    const yesterday = { queue_day: '2026-11-19' }
    const reinstate = command('reinstate_ticket', { ticket_id: uuid(1) })
    expect(effectOf('tickets', uuid(1), ticket({ ...yesterday, state: 'no_show' }), reinstate).kind).toBe('unfit')
    const start = command('start_service', at)
    expect(effectOf('tickets', uuid(1), ticket({ ...yesterday, state: 'expired' }), start).kind).toBe('unfit')
  })
})

describe('counters', () => {
  const counter: CounterFields = { id: COUNTER, state: 'open', state_since: NOW - 1, staff_id: uuid(600) }
  const pause = () => command('pause_counter', { counter_id: COUNTER, reason: 'prayer' })

  it('pause with the person and the reason, and close without', () => {
    const paused = effectOf('counters', COUNTER, counter, pause()).row
    expect(paused).toMatchObject({ state: 'paused', pause_reason: 'prayer', staff_id: uuid(600), state_since: NOW })
    const close = command('close_counter', { counter_id: COUNTER, hand_over: 'parked' })
    const closed = effectOf('counters', COUNTER, paused, close).row
    expect(closed).toMatchObject({ state: 'closed', pause_reason: null, staff_id: null })
  })

  it('[T7] stay as they are when they have been something else since, or are retired', () => {
    for (const row of [
      { ...counter, state_since: NOW + 1 },
      { ...counter, retired_at: NOW },
    ]) {
      expect(effectOf('counters', COUNTER, row, pause())).toEqual({ row, kind: 'nothing' })
    }
    expect(effectOf('counters', COUNTER, undefined, pause()).kind).toBe('unfit')
  })

  it('that close hand over whoever is there, and nobody who has gone on', () => {
    load(aTicket(1, 1, { state: 'called', counter_id: COUNTER, for_counter_id: COUNTER }), aTicket(2), aCounter())
    const close = command('close_counter', { counter_id: COUNTER, hand_over: 'parked' })
    expect(close.touches.map(({ id }) => id)).toEqual([COUNTER, uuid(1)])
    const there = ticket({ state: 'called', for_counter_id: COUNTER })
    expect(effectOf('tickets', uuid(1), there, close).row).toMatchObject({
      state: 'parked',
      counter_id: null,
      for_counter_id: null,
    })
    expect(effectOf('tickets', uuid(1), ticket({ state: 'called', counter_id: OTHER_COUNTER }), close).kind).toBe(
      'nothing',
    )
  })
})

describe('a row of the outbox that says too little', () => {
  it('[W7] gives a placeholder the day that its paper says', () => {
    const guessed = { is_placeholder: true, number: 'A-001/2', number_day: '2026-11-19' }
    const paper = { number: 'A-001', prefix: 'A', n: 1, number_day: DAY }
    const issue = { ticket_id: uuid(1), ...paper, service_id: SERVICE, language: 'ar', secret: 'a-secret-of-paper' }
    expect(effectOf('tickets', uuid(1), ticket(guessed), command('issue_ticket', issue)).row).toMatchObject({
      ...{ is_placeholder: false, number: 'A-001', number_day: DAY },
    })
  })

  it('[OB7] of an unknown name, a newer schema or odd arguments has no effect', () => {
    const row = ticket({ state: 'waiting' })
    for (const more of [
      { name: 'teleport_ticket' },
      { schema: commandSchemaVersion + 1 },
      { args: { ticket_id: 5 } },
    ]) {
      expect(effectOf('tickets', uuid(1), row, command('park_ticket', parkArgs, more))).toEqual({
        row,
        kind: 'nothing',
      })
    }
  })

  it('[EF1] works by the arguments and its own time where nothing was stored with it', () => {
    for (const prediction of [{}, { at: 'soon', seen: 7 }]) {
      const start = command('start_service', at, { prediction })
      expect(effectOf('tickets', uuid(1), ticket({ state: 'called' }), start).row).toMatchObject({
        state: 'serving',
        started_at: NOW,
      })
    }
  })

  it('every command that the registry has does not throw on any row', () => {
    for (const name of Object.keys(commandRegistry) as CommandName[]) {
      for (const row of [undefined, {}, ticket({ state: 'a newer state' })]) {
        expect(() =>
          effectOf('tickets', uuid(1), row, command(name, argsOf[name as TicketCommand] ?? {})),
        ).not.toThrow()
      }
    }
  })
})
