import type { View } from '../../../../../sync/device/device.ts'
import { legsOf } from '../../../../../sync/effects/patches.ts'
import type { Prediction, SeenTicket } from '../../../../../sync/effects/prediction.ts'
import type { OutboxRow } from '../../../../../sync/outbox/outbox-row.ts'
import { type Fate, fateOf } from '../../../../../sync/outbox/work-apart.ts'
import type { TicketRow } from '../../../../../sync/view/view-rows.ts'
import type { Flag } from '../../../../../sync/wire/flags.ts'

type Tickets = View['tickets']

/** What a ticket bears once two counters did the same with it. */
const BORNE: Readonly<Record<string, Flag>> = {
  call_ticket: 'double_call',
  start_service: 'double_service',
  complete_service: 'double_service',
}

/**
 * Another counter did the same with the ticket: whoever was judged first was told nothing of it, only the ticket bears it.
 * What it bore when the command was written happened without this one [AP5].
 */
export function doneTwice(row: OutboxRow, tickets: Tickets): Flag | undefined {
  const flag = BORNE[row.name]
  const ticket = ticketOf(row, tickets)
  if (flag === undefined || ticket?.flags?.includes(flag) !== true) return undefined
  return seenOf(row, ticket)?.flags?.includes(flag) === true ? undefined : flag
}

/** The counter that took over what stood here by this call or start [AP4]. */
export function tookOver(row: OutboxRow, tickets: Tickets): string | undefined {
  const ticket = row.name === 'call_ticket' || row.name === 'start_service' ? ticketOf(row, tickets) : undefined
  if (ticket?.flags?.includes('took_over') !== true) return undefined
  const seen = seenOf(row, ticket)
  const index = seen?.leg_index ?? 0
  const servedBy = (ticket.leg_index ?? 0) > index ? seizedLeg(ticket, index) : seizedNow(row, ticket, seen)
  return servedBy === row.args.counter_id ? undefined : servedBy
}

/** A service that took over the call of another counter leaves it with the ticket. */
function seizedNow(row: OutboxRow, ticket: TicketRow, seen: SeenTicket | undefined): string | undefined {
  const { id, args, name } = row
  const calls = name === 'call_ticket' ? [id, args.instead_of] : [seen?.called_by_command ?? null]
  return calls.includes(ticket.called_by_command ?? null) ? (ticket.counter_id ?? undefined) : undefined
}

/** Of a leg that has ended: at a counter that had not called it, the service began when the call did. */
function seizedLeg(ticket: TicketRow, index: number): string | undefined {
  const { counter_id, called_at, started_at } = legsOf(ticket)[index] ?? {}
  return typeof counter_id === 'string' && called_at === started_at ? counter_id : undefined
}

function ticketOf({ outcome }: OutboxRow, tickets: Tickets): TicketRow | undefined {
  return outcome?.kind === 'applied' ? tickets.get(outcome.ticket_id ?? '') : undefined
}

function seenOf({ prediction }: OutboxRow, { id }: TicketRow): SeenTicket | undefined {
  return (prediction as Prediction).seen?.[id]
}

/** What it came to, by its outcome and by what has become of its ticket since [AP3]. */
export function fateNow(row: OutboxRow, tickets: Tickets): Fate {
  const fate = fateOf(row)
  const isOther = doneTwice(row, tickets) !== undefined || tookOver(row, tickets) !== undefined
  return fate === 'applied' && isOther ? 'corrected' : fate
}
