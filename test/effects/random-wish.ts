import type { CommandName } from '../../sync/commands/registry.ts'
import type { OutboxRow } from '../../sync/outbox/outbox-row.ts'
import type { Random } from '../../sync/random/create-random.ts'
import type { CounterRow, TicketRow } from '../../sync/view/view-rows.ts'
import type { CommandKind } from '../../sync/wire/command-kind.ts'
import type { Device } from '../setup/world.ts'
import { anId, type Stage, TODAY } from '../sql/stage.ts'
import { type Given, type Moment, viewOf } from './authority.ts'

export type Scene = {
  readonly stage: Stage
  readonly random: Random
  /** What is on the screen as the command is written. */
  readonly written: Moment
  /** What each device has written so far. */
  readonly ledgers: ReadonlyMap<string, readonly OutboxRow[]>
  readonly device: Device
  readonly isOffline: boolean
  /** Of such commands it is stored what the ticket was like before others had come: an undo shows that until the answer. */
  readonly offlineIds: ReadonlySet<string>
}

const wishActs = [
  ...([
    'call_next',
    'call_next',
    'call_next',
    'call_ticket',
    'return_ticket',
    'transfer_ticket',
    'recall_ticket',
  ] as const),
  ...(['add_leg', 'cancel_ticket', 'reinstate_ticket', 'let_pass', 'undo'] as const),
]
// Weighted by repetition, roughly as a branch gives them.
export const factActs: readonly Act[] = [
  ...(['issue', 'issue', 'issue', 'call_ticket', 'start_service', 'start_service', 'complete_service'] as const),
  ...([
    'complete_service',
    'mark_no_show',
    'park_ticket',
    'note_ticket',
    'give_feedback',
    'adopt',
    'check_in',
  ] as const),
  ...(['open_counter', 'pause_counter', 'close_counter', 'go_on'] as const),
]
export const acts: readonly Act[] = [...wishActs, ...factActs]
type Act =
  | (typeof wishActs)[number]
  | 'issue'
  | 'go_on'
  | 'start_service'
  | 'complete_service'
  | 'mark_no_show'
  | 'park_ticket'
  | 'note_ticket'
  | 'give_feedback'
  | 'adopt'
  | 'check_in'
  | 'open_counter'
  | 'pause_counter'
  | 'close_counter'

export function wishOf(act: Act, { stage, random, written, ledgers, isOffline, offlineIds, device }: Scene): Given {
  const { tickets, counters } = viewOf(written, []).current
  const counter_id = random.pick([stage.counter, stage.otherCounter])
  const known = [...tickets.values()]
  const ticket = known.length === 0 ? undefined : random.pick(known)
  if (act === 'issue' || ticket === undefined) return issue(stage, random)
  const give = (name: CommandName, kind: CommandKind, args: Record<string, unknown>): Given => ({
    name,
    kind,
    args,
    device,
  })
  const named = nameOf(random, ticket, ledgers.get(device.deviceId) ?? [])
  const service_id = random.pick(stage.branch.services).id
  switch (act) {
    case 'call_next': {
      const first = headOf(known, counters.get(counter_id), stage.branch.staffId)
      return give(act, 'intent', {
        counter_id,
        valid_for_ms: 15_000,
        ...(first === undefined ? {} : { predicted_ticket_id: first.id }),
      })
    }
    case 'call_ticket':
      return give(act, isOffline ? 'fact' : random.pick(['intent', 'fact']), { ...named, counter_id })
    case 'go_on': {
      const lost = ledgers.get(device.deviceId)?.findLast(({ name }) => name === 'call_next')
      return give('call_ticket', 'fact', {
        ...named,
        counter_id,
        ...(lost === undefined ? {} : { instead_of: lost.id }),
      })
    }
    case 'recall_ticket':
      return give(act, 'intent', { ...named, counter_id, valid_for_ms: 15_000 })
    case 'start_service':
    case 'mark_no_show':
      return give(act, 'fact', { ...named, counter_id })
    case 'complete_service':
      return give(act, 'fact', { ...named, counter_id, outcome: 'done' })
    case 'park_ticket':
      return give(act, 'fact', named)
    case 'note_ticket':
      return give(act, 'fact', { ...named, text: 'a word' })
    case 'give_feedback':
      return give(act, 'fact', { ...named, score: 4, text: 'good' })
    case 'return_ticket':
    case 'cancel_ticket':
    case 'reinstate_ticket':
      return give(act, 'intent', named)
    case 'transfer_ticket':
      return give(act, 'intent', {
        ...named,
        to: random.pick([
          { service_id },
          { counter_id },
          { service_id, counter_id },
          { staff_id: stage.branch.staffId },
        ]),
      })
    case 'add_leg':
      return give(act, 'intent', { ...named, service_id })
    case 'let_pass':
      return give(act, 'intent', { ...named, count: 1 + random.below(7) })
    case 'undo': {
      const last = ledgers.get(device.deviceId)?.at(-1)
      return last === undefined || offlineIds.has(last.id)
        ? issue(stage, random)
        : give('undo_command', 'intent', { command_id: last.id, elapsed_ms: 100 })
    }
    case 'adopt':
      return give('adopt_ticket', 'fact', adoption(stage, random, ticket))
    case 'check_in':
      return {
        ...issue(stage, random),
        name: 'check_in_appointment',
        args: { ...issue(stage, random).args, code: 'K7F2Q9' },
      }
    case 'open_counter':
    case 'pause_counter':
      return give(act, 'fact', { counter_id })
    case 'close_counter':
      return give(act, 'fact', { counter_id, hand_over: random.pick(['waiting', 'parked']) })
  }
}

function issue(stage: Stage, random: Random): Given {
  const { priority, strict } = stage.branch.classes
  const [first, second] = stage.branch.services
  const options = [
    {},
    { class_id: random.pick([priority, strict]) },
    { legs: [second?.id] },
    { legs: [first?.id, second?.id] },
    { contact: { name: 'Salma', phone: '+21620000000' }, answers: { reason: 'card' } },
  ]
  const args = stage.nextIssue(random.pick(options))
  return { name: 'issue_ticket', kind: 'fact', args, device: random.pick([stage.kiosk, stage.tablet]) }
}

/** A paper scanned or a number typed: of a ticket that is known, or of one that nobody has told of yet. */
function adoption(stage: Stage, random: Random, ticket: TicketRow): Record<string, unknown> {
  const proof = random.pick(['typed', 'signed', 'unverified'])
  const number = random.isWithin(0.5) ? ticket.number : stage.nextIssue().number
  const id = proof !== 'typed' && number === ticket.number ? ticket.id : anId()
  return {
    ticket_id: id,
    number,
    number_day: TODAY,
    proof,
    ...(proof === 'typed' ? {} : { issued_at: '2026-11-20T08:30:00.000Z' }),
  }
}

function nameOf(random: Random, ticket: TicketRow, ledger: readonly OutboxRow[]): Record<string, unknown> {
  const call = ledger.findLast(({ name, outcome }) => name.startsWith('call_') && outcome?.kind === 'applied')
  if (call !== undefined && random.isWithin(0.2)) return { call: call.id }
  return random.isWithin(0.2) ? { number: ticket.number, number_day: ticket.number_day } : { ticket_id: ticket.id }
}

/** The line by its rule: the order, then the id, of those whom this counter and person may call [QU1]. */
function headOf(
  tickets: readonly TicketRow[],
  counter: CounterRow | undefined,
  staffId: string,
): TicketRow | undefined {
  return tickets
    .filter((ticket) => ticket.state === 'waiting' && ticket.queue_day === TODAY)
    .filter(
      ({ service_id, for_staff_id }) => for_staff_id === staffId || counter?.service_ids?.includes(service_id ?? ''),
    )
    .filter((ticket) => (ticket.for_counter_id ?? counter?.id) === counter?.id)
    .filter((ticket) => (ticket.for_staff_id ?? staffId) === staffId)
    .sort((a, b) => (a.order_at ?? 0) - (b.order_at ?? 0) || (a.id < b.id ? -1 : 1))[0]
}
