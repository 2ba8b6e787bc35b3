import type { View } from '../../../sync/device/device.ts'
import { findRow } from '../../../sync/outbox/find-row.ts'
import type { Store } from '../../../sync/ports/store.ts'
import { factsOfCommand, factsOfTicket, type TicketFacts } from './ticket-facts.ts'

export type FindTicket = (ticketId: string) => Promise<TicketFacts | undefined>

/**
 * [KP1] The ticket of a job: from the pending commands, which is where one lies that was issued a moment ago; from the disk, where it stays for
 * days after it was decided; and when it is gone from there, from the branch's own rows.
 */
export function createTicketFinder(store: Store, view: () => View): FindTicket {
  return async (ticketId) => {
    const pending = view().pending.findLast(({ args }) => args.ticket_id === ticketId)
    const command = pending ?? (await commandOf(store, ticketId))
    const facts = command === undefined ? undefined : factsOfCommand(command)
    if (facts !== undefined) return facts
    const row = view().tickets.get(ticketId)
    return row === undefined ? undefined : factsOfTicket(row)
  }
}

function commandOf(store: Store, ticketId: string) {
  return store.read(['prints', 'places', 'outbox'], async (tx) => {
    const print = await tx.get('prints', ticketId)
    return print === undefined ? undefined : findRow(tx, print.command_id)
  })
}
