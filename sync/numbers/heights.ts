import type { TicketFields } from '../view/view-rows.ts'

type Numbered = Pick<TicketFields, 'prefix' | 'letter' | 'sequence_n' | 'number_day' | 'is_placeholder'>

/**
 * The greatest number without a letter per prefix that the replica shows for a day label. One's own count too: normally
 * they change nothing, and on a disk that was set back they tell what it has forgotten. A placeholder's number was typed.
 */
export function heights(tickets: Iterable<Numbered>, day: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { prefix, letter, sequence_n, number_day, is_placeholder } of tickets) {
    if (number_day !== day || typeof prefix !== 'string' || typeof sequence_n !== 'number') continue
    if (typeof letter === 'string' || is_placeholder === true) continue
    found.set(prefix, Math.max(found.get(prefix) ?? 0, sequence_n))
  }
  return found
}
