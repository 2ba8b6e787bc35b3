import { type CommandName, isCommandName } from '../commands/registry.ts'
import type { OutboxRow, TouchedRow } from '../outbox/outbox-row.ts'
import { isTicketCommand } from '../tickets/cell-for.ts'
import { namedTicket, ticketOfCall, ticketOfNumber } from './named-ticket.ts'
import type { Seen, WishedArgs } from './writing.ts'

/**
 * The rows that a command's effect concerns, fixed when it is written [EF1]; the ticket that it means is the first. A ticket
 * whose number is only taken in the writing transaction is added there.
 */
export function touchesOf(name: CommandName, args: WishedArgs, seen: Seen): readonly TouchedRow[] {
  switch (name) {
    case 'issue_ticket':
    case 'check_in_appointment':
    case 'adopt_ticket':
      return tickets(sameTicket(args, seen))
    case 'call_next':
      return tickets(args.predicted_ticket_id)
    case 'call_ticket':
      return tickets(namedTicket(args, seen), lostTicket(args, seen))
    case 'undo_command':
      return touchesOfUndo(args, seen)
    case 'open_counter':
    case 'pause_counter':
      return counters(args.counter_id)
    case 'close_counter':
      return [...counters(args.counter_id), ...tickets(...ticketsAt(args.counter_id, seen))]
    default:
      return isTicketCommand(name) ? tickets(namedTicket(args, seen)) : []
  }
}

/** A typed number stands for the ticket that bears it, and a paper for the placeholder that was typed before. */
function sameTicket(args: WishedArgs, seen: Seen): string | undefined {
  const id = typeof args.ticket_id === 'string' ? args.ticket_id : undefined
  if (id === undefined || seen.tickets.has(id)) return id
  const other = ticketOfNumber(args.number, args.number_day, seen)
  if (other === undefined) return id
  return args.proof === 'typed' || seen.tickets.get(other)?.is_placeholder === true ? other : id
}

/** What the lost call is shown to have taken, if the teller now goes on with another one. */
function lostTicket(args: WishedArgs, seen: Seen): string | undefined {
  if (typeof args.instead_of !== 'string') return undefined
  const lost = seen.commandOf(args.instead_of)
  for (const ticket of seen.tickets.values()) if (ticket.called_by_command === args.instead_of) return ticket.id
  return ticketOfCall(lost)
}

function touchesOfUndo(args: WishedArgs, seen: Seen): readonly TouchedRow[] {
  const target: OutboxRow | undefined =
    typeof args.command_id === 'string' ? seen.commandOf(args.command_id) : undefined
  if (target === undefined || !isCommandName(target.name)) return []
  const touched = target.touches.filter(({ table }) => table === 'tickets').map(({ id }) => id)
  if (target.outcome?.kind !== 'applied' || target.outcome.ticket_id === undefined) return tickets(...touched)
  const rest = target.name === 'call_next' ? [] : touched
  return tickets(target.outcome.ticket_id, ...rest)
}

function ticketsAt(counter: unknown, { tickets: all, today }: Seen): string[] {
  return [...all.values()]
    .filter((ticket) => ticket.counter_id === counter && (ticket.state === 'called' || ticket.state === 'serving'))
    .filter((ticket) => today === undefined || ticket.queue_day === today)
    .map(({ id }) => id)
}

function tickets(...ids: readonly unknown[]): TouchedRow[] {
  return [...new Set(ids)].filter((id) => typeof id === 'string').map((id) => ({ table: 'tickets', id }))
}

function counters(id: unknown): TouchedRow[] {
  return typeof id === 'string' ? [{ table: 'counters', id }] : []
}
