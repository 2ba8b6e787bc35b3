import type { TicketFields } from '../view/view-rows.ts'

type Numbered = Pick<TicketFields, 'prefix' | 'letter' | 'sequence_n' | 'number_day' | 'is_placeholder'>

/**
 * The greatest number without a letter that the replica shows of a prefix for a day label; 0: none. One's own count too:
 * normally they change nothing, and on a disk that was set back they tell what it has forgotten. A placeholder's number was
 * typed. Every tap looks at all tickets, so no row is looked at longer than it must be.
 */
export function heightOf(tickets: Iterable<Numbered>, day: string, prefix: string): number {
  let height = 0
  for (const ticket of tickets) {
    const n = ticket.sequence_n
    if (typeof n !== 'number' || n <= height || ticket.prefix !== prefix || ticket.number_day !== day) continue
    if (typeof ticket.letter === 'string' || ticket.is_placeholder === true) continue
    height = n
  }
  return height
}
