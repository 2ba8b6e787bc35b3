import type { CommandHeader } from '../wire/command-header.ts'
import type { Outcome } from '../wire/outcome.ts'
import { splitStubLane, stubDay } from './stub-lanes.ts'
import type { StubRow, StubState, StubWriter } from './stub-state.ts'

export type StubJudgement = {
  readonly outcome: Outcome
  readonly tickets?: readonly string[]
  readonly counters?: readonly string[]
}
export type StubCase = {
  readonly state: StubState
  readonly writer: StubWriter
  readonly command: CommandHeader
  /** What it had come to in a history that was lost. */
  readonly prior: Outcome | undefined
  readonly now: number
}
export type StubJudge = (of: StubCase) => StubJudgement

const applied = (flags: string[], ticket?: StubRow, result?: unknown): StubJudgement => ({
  outcome: {
    kind: 'applied',
    flags,
    ...(ticket === undefined ? {} : { ticket_id: ticket.id }),
    ...(result === undefined ? {} : { result }),
  } as Outcome,
  tickets: ticket === undefined ? [] : [ticket.id],
})
const rejected = (code: string): StubJudgement => ({ outcome: { kind: 'rejected', code } })

/** As much of the authority's mind as tests of the protocol need: issue, call, serve, finish. Whatever else is applied. */
export function judgeAsStub(of: StubCase): StubJudgement {
  const { command, state, prior } = of
  const lost = prior === undefined ? [] : ['history_lost']
  if (prior !== undefined && prior.kind !== 'applied') return applied([...lost, 'no_effect'])
  switch (command.name) {
    case 'issue_ticket':
      return applied(lost, issue(of))
    case 'call_next':
      return prior === undefined ? callNext(of) : applied(lost, callAgain(of, prior))
    case 'start_service':
    case 'complete_service':
      return move(of, command.name === 'start_service' ? 'serving' : 'completed', lost)
    case 'acknowledge_split':
      splitStubLane(state, of.writer, of.now)
      return applied(lost)
    default:
      return applied(lost)
  }
}

function issue({ state, command, now }: StubCase): StubRow {
  const { args } = command
  const id = String(args.ticket_id)
  const known = state.tickets[id]
  const queued_at = new Date(now - Math.max(0, command.age_ms)).toISOString()
  const version = (known?.version ?? 0) + 1
  const fields = { number: args.number, prefix: args.prefix, letter: args.letter ?? null, sequence_n: args.n }
  const days = { number_day: args.number_day, queue_day: stubDay(now), queued_at, order_at: queued_at }
  const row = {
    ...known,
    ...fields,
    ...days,
    id,
    service_id: args.service_id,
    state: known?.state ?? 'waiting',
    version,
  }
  state.tickets[id] = row
  return row
}

function callNext({ state, command, now }: StubCase): StubJudgement {
  if (command.age_ms > Number(command.args.valid_for_ms)) return rejected('stale')
  const first = Object.values(state.tickets)
    .filter((ticket) => ticket.state === 'waiting' && ticket.queue_day === stubDay(now))
    .sort((a, b) => compare(String(a.order_at), String(b.order_at)) || compare(a.id, b.id))[0]
  if (first === undefined) return rejected('nobody_waiting')
  return applied([], call(first, command, now), { number: first.number })
}

function call(ticket: StubRow, command: CommandHeader, now: number): StubRow {
  const { counter_id } = command.args
  const called_at = new Date(now).toISOString()
  return Object.assign(ticket, {
    state: 'called',
    counter_id,
    called_at,
    called_by_command: command.id,
    version: ticket.version + 1,
  })
}

/** A placeholder where the ticket's own kiosk has not told of it again yet. */
function callAgain({ state, command, now }: StubCase, prior: Outcome): StubRow | undefined {
  if (prior.kind !== 'applied' || prior.ticket_id === undefined) return undefined
  const row = state.tickets[prior.ticket_id] ?? { id: prior.ticket_id, version: 0, queue_day: stubDay(now) }
  state.tickets[row.id] = row
  return call(row, command, now)
}

function move({ state, command }: StubCase, to: string, flags: string[]): StubJudgement {
  const { args } = command
  const id = args.call === undefined ? String(args.ticket_id) : state.ledger[String(args.call)]?.tickets[0]
  const ticket = id === undefined ? undefined : state.tickets[id]
  if (ticket === undefined) return { outcome: { kind: 'quarantined', reason: 'unknown_reference' } }
  return applied(flags, Object.assign(ticket, { state: to, version: ticket.version + 1 }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
