import type { View } from '../../../../../sync/device/device.ts'
import type { OutboxRow } from '../../../../../sync/outbox/outbox-row.ts'
import { type Fate, fateOf } from '../../../../../sync/outbox/work-apart.ts'
import type { Flag } from '../../../../../sync/wire/flags.ts'

type Tickets = View['tickets']

/** What a ticket bears once two counters did the same with it. */
const BORNE: Readonly<Record<string, Flag>> = {
  call_ticket: 'double_call',
  start_service: 'double_service',
  complete_service: 'double_service',
}

/** Another counter did the same with the ticket: whoever was judged first was told nothing of it, only the ticket bears it. */
export function doneTwice({ name, outcome }: OutboxRow, tickets: Tickets): Flag | undefined {
  const flag = BORNE[name]
  if (flag === undefined || outcome?.kind !== 'applied') return undefined
  return tickets.get(outcome.ticket_id ?? '')?.flags?.includes(flag) === true ? flag : undefined
}

/** The counter that took over what stood here by this call or start. */
export function tookOver({ name, args, outcome }: OutboxRow, tickets: Tickets): string | undefined {
  if ((name !== 'call_ticket' && name !== 'start_service') || outcome?.kind !== 'applied') return undefined
  const ticket = tickets.get(outcome.ticket_id ?? '')
  if (ticket?.flags?.includes('took_over') !== true || ticket.counter_id === args.counter_id) return undefined
  return ticket.counter_id ?? undefined
}

/** What it came to, by its outcome and by what has become of its ticket since [AP3]. */
export function fateNow(row: OutboxRow, tickets: Tickets): Fate {
  const fate = fateOf(row)
  const isOther = doneTwice(row, tickets) !== undefined || tookOver(row, tickets) !== undefined
  return fate === 'applied' && isOther ? 'corrected' : fate
}
