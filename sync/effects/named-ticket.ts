import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { Seen, WishedArgs } from './writing.ts'

/** The id of the ticket that arguments name: by itself, by the call that takes it, or by its printed number and day. */
export function namedTicket(args: WishedArgs, seen: Seen): string | undefined {
  if (typeof args.ticket_id === 'string') return args.ticket_id
  if (typeof args.call === 'string') return ticketOfCall(seen.commandOf(args.call))
  return ticketOfNumber(args.number, args.number_day, seen)
}

/** What the authority said that it took, else what it was predicted to take. */
export function ticketOfCall(call: OutboxRow | undefined): string | undefined {
  const outcome = call?.outcome ?? call?.prior_outcome
  if (outcome?.kind === 'applied') return outcome.ticket_id
  if (outcome?.kind === 'rejected' || outcome?.kind === 'quarantined') return undefined
  const first = call?.touches[0]
  return first?.table === 'tickets' ? first.id : undefined
}

export function ticketOfNumber(number: unknown, day: unknown, { tickets }: Seen): string | undefined {
  if (typeof number !== 'string') return undefined
  for (const ticket of tickets.values()) {
    if (ticket.number === number && ticket.number_day === day) return ticket.id
  }
  return undefined
}
