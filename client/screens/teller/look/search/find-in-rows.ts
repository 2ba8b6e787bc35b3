import { plainPin } from '../../../../../sync/pin/pin-rule.ts'
import type { TicketRow } from '../../../../../sync/view/view-rows.ts'
import type { FindTickets, FoundTicket } from '../../../../lens/lens-queries.ts'
import { FOUND_ROWS_MAX } from '../../../../lens/lens-queries.ts'

type Wanted = Pick<FindTickets, 'first_day' | 'last_day' | 'number' | 'phone'>

/** rules.find_tickets over the rows that are here [SE2]: at once, and where neither lens nor server answers. */
export function findInRows(tickets: Iterable<TicketRow>, wanted: Wanted): FoundTicket[] {
  const { first_day, last_day, number, phone } = wanted
  return [...tickets]
    .filter(({ queue_day }) => typeof queue_day === 'string' && queue_day >= first_day && queue_day <= last_day)
    .filter((ticket) => number === undefined || hasNumber(ticket, numberKey(number)))
    .filter((ticket) => phone === undefined || hasPhone(ticket, phone))
    .sort((one, other) => (other.queued_at ?? 0) - (one.queued_at ?? 0) || (one.id < other.id ? 1 : -1))
    .slice(0, FOUND_ROWS_MAX)
    .map(rowToFound)
}

/** As rules.number_key. */
function numberKey(number: string): string {
  return plainPin(number)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replaceAll(/(^|[A-Z])0+(?=\d)/g, '$1')
}

function hasNumber(ticket: TicketRow, key: string): boolean {
  if (key === '') return false
  const own = numberKey(ticket.number ?? '')
  if (/[A-Z]/.test(key)) return own.startsWith(key)
  // A number that was typed in without its record has no number in its series yet.
  return String(ticket.sequence_n ?? '') === key || own.replaceAll(/[A-Z]/g, '') === key
}

function hasPhone({ contact_phone }: TicketRow, phone: string): boolean {
  const digits = plainPin(phone).replaceAll(/\D/g, '')
  return (
    digits !== '' &&
    plainPin(contact_phone ?? '')
      .replaceAll(/\D/g, '')
      .endsWith(digits)
  )
}

export function rowToFound(ticket: TicketRow): FoundTicket {
  return {
    ticket_id: ticket.id,
    number: ticket.number ?? '',
    queue_day: ticket.queue_day ?? '',
    service_id: ticket.service_id ?? '',
    class_id: ticket.class_id ?? null,
    state: ticket.state ?? '',
    queued_at: ticket.queued_at ?? 0,
    called_at: ticket.called_at ?? null,
    started_at: ticket.started_at ?? null,
    ended_at: ticket.ended_at ?? null,
    counter_id: ticket.counter_id ?? null,
    staff_id: ticket.staff_id ?? null,
  }
}
