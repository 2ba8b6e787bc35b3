import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import type { Language } from '../../../../sync/words/language.ts'
import { languages } from '../../../../sync/words/language.ts'

/** A ticket as a display knows it: its number, and where and when it was called last. */
export type Call = {
  /** Number and day, which stay when the entries of one paper are merged under another id [DY4]. */
  readonly key: string
  readonly number: string
  readonly counterId: string
  /** Of the call or of its last repetition, whichever came later. */
  readonly calledAt: number
  readonly language: Language | undefined
  readonly state: 'called' | 'serving' | 'completed'
}

/** Nothing where the ticket is not one that was called and went there. */
export function callOf(ticket: TicketRow): Call | undefined {
  const { number, counter_id, called_at, recalled_at, state } = ticket
  if (state !== 'called' && state !== 'serving' && state !== 'completed') return undefined
  if (typeof number !== 'string' || typeof counter_id !== 'string' || typeof called_at !== 'number') return undefined
  return {
    ...{ key: `${ticket.number_day ?? ''} ${number}`, number, counterId: counter_id, state },
    calledAt: Math.max(called_at, recalled_at ?? 0),
    language: languages.find((each) => each === ticket.language),
  }
}
