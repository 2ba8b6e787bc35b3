import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CommandName } from '../commands/registry.ts'
import type { View } from '../device/device.ts'
import { effectOf } from '../effects/effect-of.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { MemoryTables } from '../ports/memory-tables.ts'
import type { TableChange } from '../ports/store.ts'
import { ticketStates } from '../tickets/ticket-state.ts'
import type { Outcome } from '../wire/outcome.ts'
import { aCommand, aCounter, asConfirmed, aTicket, COUNTER, DAY, OTHER_COUNTER, seenOf, uuid } from './a-view.ts'
import { createView, type LiveView } from './create-view.ts'
import { readFields } from './read-fields.ts'
import type { TicketFields } from './view-rows.ts'

const TICKETS = 4
const RUNS = 300

const n = fc.integer({ min: 1, max: TICKETS })
/** How many commands ago: what hangs on one another was mostly written one soon after the other. */
const back = fc.integer({ min: 0, max: 3 })
const step = fc.oneof(
  fc.record({
    kind: fc.constantFrom('base' as const, 'confirmed' as const),
    n,
    version: fc.integer({ min: 1, max: 9 }),
    state: fc.constantFrom(...ticketStates),
    counter: fc.constantFrom(null, COUNTER, OTHER_COUNTER),
    by: fc.integer({ min: 0, max: 12 }),
  }),
  fc.record({
    kind: fc.constantFrom('drop' as const),
    layer: fc.constantFrom('base' as const, 'confirmed' as const),
    n,
  }),
  fc.record({ kind: fc.constant('counter' as const), version: fc.integer({ min: 1, max: 9 }) }),
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      n,
      name: fc.constantFrom<CommandName>(
        ...([
          'call_next',
          'call_ticket',
          'start_service',
          'complete_service',
          'park_ticket',
          'return_ticket',
          'let_pass',
        ] as const),
        ...([
          'undo_command',
          'close_counter',
          'open_counter',
          'mark_no_show',
          'cancel_ticket',
          'add_leg',
          'issue_ticket',
        ] as const),
      ),
      back,
      byCall: fc.boolean(),
      isSaving: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      back,
      outcome: fc.constantFrom('applied', 'rejected', 'quarantined', 'lost'),
      n,
    }),
  },
  fc.record({ kind: fc.constantFrom('swap' as const, 'epoch' as const, 'fork' as const, 'forget' as const), n }),
)
const history = fc.array(step, { minLength: 10, maxLength: 50, size: 'max' })
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function argsOf(s: Extract<Step, { kind: 'write' }>, seq: number): Record<string, unknown> {
  const call = uuid(10_000 + seq - 1 - s.back)
  const ticket = s.byCall && s.name !== 'issue_ticket' ? { call } : { ticket_id: uuid(s.n) }
  switch (s.name) {
    case 'call_next':
      return { counter_id: COUNTER, valid_for_ms: 15_000, predicted_ticket_id: uuid(s.n) }
    case 'undo_command':
      return { command_id: call, elapsed_ms: 5 }
    case 'open_counter':
      return { counter_id: COUNTER }
    case 'close_counter':
      return { counter_id: COUNTER, hand_over: 'waiting' }
    case 'let_pass':
      return { ...ticket, count: 2 }
    case 'add_leg':
      return { ...ticket, service_id: uuid(803) }
    case 'issue_ticket': {
      const number = { number: `A-00${s.n}`, prefix: 'A', n: s.n, number_day: DAY }
      return { ...ticket, ...number, service_id: uuid(801), language: 'fr', secret: 'abcdefghijklmnop' }
    }
    case 'call_ticket':
    case 'start_service':
    case 'complete_service':
    case 'mark_no_show':
      return { ...ticket, counter_id: COUNTER, ...(s.name === 'call_ticket' ? { instead_of: call } : {}) }
    default:
      return ticket
  }
}

/** A device's disk and its view, taken through the same changes. */
function play(steps: readonly Step[]) {
  const tables = new MemoryTables()
  const view = createView({ onChange: () => undefined })
  view.load({ base: [], confirmed: [], outbox: [] })
  const saving = new Map<string, OutboxRow>()
  let seq = 0
  const commit = (...changes: TableChange[]): void => {
    tables.apply(changes)
    for (const row of tables.all('outbox')) saving.delete(row.id)
    view.applyCommit(changes)
  }
  for (const s of steps) {
    switch (s.kind) {
      case 'base':
      case 'confirmed': {
        const fields = {
          state: s.state,
          counter_id: s.counter,
          called_by_command: s.by === 0 ? null : uuid(10_000 + s.by),
          ...{ prefix: 'A', sequence_n: s.by, is_placeholder: s.state === 'parked' },
        }
        const row = aTicket(s.n, s.version, fields)
        if (s.kind === 'base') commit({ table: 'base', put: [row], deleted: [] })
        else commit({ table: 'confirmed', put: [asConfirmed(row)], deleted: [] })
        break
      }
      case 'counter':
        commit({ table: 'base', put: [aCounter(s.version)], deleted: [] })
        break
      case 'drop':
        commit({ table: s.layer, put: [], deleted: [['tickets', uuid(s.n)]] })
        break
      case 'write': {
        seq += 1
        const row = aCommand(seq, s.name, argsOf(s, seq), seenOf(view))
        if (s.isSaving) {
          saving.set(row.id, row)
          view.setSaving(row)
        } else commit({ table: 'outbox', put: [row], deleted: [] })
        break
      }
      case 'decide': {
        const row = tables.all('outbox').find((each) => each.seq === seq - s.back)
        if (row !== undefined) commit({ table: 'outbox', put: [decide(row, s)], deleted: [] })
        break
      }
      case 'swap':
        commit({
          table: 'base',
          put: [aTicket(s.n, 9)],
          deleted: [],
          cleared: { from: ['tickets', ''], to: ['tickets', '\uffff'] },
        })
        break
      case 'epoch':
        commit(
          { table: 'base', put: [], deleted: [], cleared: 'all' },
          { table: 'confirmed', put: [], deleted: [], cleared: 'all' },
        )
        break
      case 'fork': {
        const moved = tables.all('outbox').filter((row) => row.outcome === undefined)
        const writer = uuid(750 + s.n) as OutboxRow['writer']
        commit(
          { table: 'outbox', put: [], deleted: moved.map((row) => [row.writer, row.seq]) },
          { table: 'outbox', put: moved.map((row) => ({ ...row, writer })), deleted: [] },
        )
        break
      }
      case 'forget': {
        const [row] = tables.all('outbox').filter(({ outcome }) => outcome !== undefined)
        if (row !== undefined) commit({ table: 'outbox', put: [], deleted: [[row.writer, row.seq]] })
        const [id] = saving.keys()
        if (id === undefined) break
        saving.delete(id)
        view.dropSaving(id)
        break
      }
    }
  }
  return { tables, view, saving: [...saving.values()] }
}

function decide(row: OutboxRow, s: Extract<Step, { kind: 'decide' }>): OutboxRow {
  const { outcome: before, prior_outcome: _, ...rest } = row
  if (s.outcome === 'lost') return before === undefined ? row : { ...rest, prior_outcome: before }
  const outcomes: Record<string, Outcome> = {
    applied: { kind: 'applied', flags: [], ticket_id: uuid(s.n) as never },
    rejected: { kind: 'rejected', code: 'stale' },
    quarantined: { kind: 'quarantined', reason: 'malformed' },
  }
  const outcome = outcomes[s.outcome]
  return outcome === undefined ? row : { ...rest, outcome }
}

/** The rule in its plainest words, over all commands for each ticket: what the view has to be equal to. */
function foldAll(tables: MemoryTables, saving: readonly OutboxRow[]) {
  const commands = [...tables.all('outbox'), ...saving]
  const byId = new Map(commands.map((command) => [command.id as string, command]))
  const isPending = (command: OutboxRow | undefined): boolean => command !== undefined && command.outcome === undefined
  const undone = new Set(
    commands.flatMap((undo) => {
      const target = byId.get(String(undo.args.command_id))
      return isPending(undo) && target !== undefined && isPending(target) ? [undo.id, target.id] : []
    }),
  )
  const shown = commands.filter((command) => isPending(command) && !undone.has(command.id))
  const ids = new Set(
    [...tables.all('base'), ...tables.all('confirmed')].filter((row) => row.shape === 'tickets').map((row) => row.key),
  )
  for (const command of shown)
    for (const touched of command.touches) if (touched.table === 'tickets') ids.add(touched.id)
  for (const command of commands)
    for (const outcome of [command.outcome, command.prior_outcome]) {
      if (outcome?.kind === 'applied' && outcome.ticket_id !== undefined) ids.add(outcome.ticket_id)
    }
  const rows = new Map<string, TicketFields>()
  for (const id of ids) {
    const base = tables.get('base', ['tickets', id])
    const confirmed = tables.get('confirmed', ['tickets', id])
    const top = confirmed !== undefined && confirmed.version > (base?.version ?? -1) ? confirmed : base
    let row = top === undefined ? undefined : (readFields('tickets', top.row) as TicketFields)
    const told = row
    const concerned = shown.filter((command) => isOn(command, byId.get(String(command.args.call)), id))
    const isTold = (command: OutboxRow) => told !== undefined && effectOf('tickets', id, told, command).kind === 'told'
    for (const command of concerned.slice(concerned.findLastIndex(isTold) + 1)) {
      row = effectOf('tickets', id, row, command).row
    }
    if (row !== undefined) rows.set(id, row)
  }
  return rows
}

function isOn(command: OutboxRow, call: OutboxRow | undefined, id: string): boolean {
  const told = call?.outcome ?? call?.prior_outcome ?? command.prior_outcome
  const [first, ...rest] = command.touches
  if (told?.kind === 'rejected' || told?.kind === 'quarantined') return false
  const isFirst =
    told?.kind === 'applied' && first?.table !== 'counters'
      ? told.ticket_id === id
      : first?.id === id && first.table === 'tickets'
  return isFirst || rest.some((touched) => touched.table === 'tickets' && touched.id === id)
}

const shownOf = (view: LiveView) =>
  new Map(
    [...view.current.tickets].map(([id, { standing: _s, pendingCommands: _p, unfitCommands: _u, ...fields }]) => [
      id,
      fields,
    ]),
  )

/** Which rows lie on top of which, nobody sees. */
const plain = (shown: View) => ({ ...shown, tickets: new Map(shown.tickets), counters: new Map(shown.counters) })

it('[VI1] the view is the fold of the three layers, whatever came in which order', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const { tables, view, saving } = play(steps)
      const fold = foldAll(tables, saving)
      expect(shownOf(view)).toEqual(new Map([...fold].map(([id, row]) => [id, { ...row, id }])))
    }),
    { numRuns: RUNS },
  )
})

it('[VI1] [VI2] a view made anew from the disk is the same, and commits that change nothing leave every row as it is', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const { tables, view, saving } = play(steps)
      const fresh = createView({ onChange: () => undefined })
      const layers = { base: tables.all('base'), confirmed: tables.all('confirmed'), outbox: tables.all('outbox') }
      fresh.load(layers)
      for (const row of saving) fresh.setSaving(row)
      expect(plain(fresh.current)).toEqual(plain(view.current))
      expect(fresh.heightOn(DAY, 'A')).toBe(view.heightOn(DAY, 'A'))
      const before = fresh.current
      fresh.applyCommit([
        { table: 'base', put: layers.base, deleted: [], cleared: 'all' },
        { table: 'confirmed', put: layers.confirmed, deleted: [] },
      ])
      expect(fresh.current).toBe(before)
    }),
    { numRuns: RUNS },
  )
})

it('[NU1] the heights are those of the rows that the view shows, whatever came and went', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const { tables, view, saving } = play(steps)
      const counted = [...foldAll(tables, saving).values()].filter(
        (row) => row.number_day === DAY && row.prefix === 'A' && row.is_placeholder !== true,
      )
      expect(view.heightOn(DAY, 'A')).toBe(Math.max(0, ...counted.map((row) => row.sequence_n ?? 0)))
    }),
    { numRuns: RUNS },
  )
})

it('[RE6] the branch version is the sum over the tickets of the day and the counters of base', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const { tables, view } = play(steps)
      const counted = tables.all('base').filter(({ shape, row }) => shape === 'counters' || row.queue_day === DAY)
      expect(view.branchVersion(DAY)).toBe(String(counted.reduce((sum, { version }) => sum + version, 0)))
      const counters = counted.filter(({ shape }) => shape === 'counters')
      expect(view.branchVersion('2026-11-19')).toBe(String(counters.reduce((sum, { version }) => sum + version, 0)))
    }),
    { numRuns: RUNS },
  )
})
