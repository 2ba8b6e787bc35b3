import type { TicketState } from '../../sync/tickets/ticket-state.ts'
import type { Language } from '../../sync/words/language.ts'

type Names = Readonly<Partial<Record<Language, string>>>
export type Minutes = { readonly from_minutes: number; readonly to_minutes: number }

/** As `GET /api/t/<token>` tells it (server/ticket-page/ticket-answer.ts); a server of another version may tell less. */
export type PublicTicket = {
  readonly branch?: Names
  readonly zone?: string
  readonly number: string
  /** In which the tenant writes numbers in Arabic. */
  readonly digits?: 'latn' | 'arab'
  readonly state: TicketState
  readonly services: readonly Names[]
  readonly leg_index: number
  readonly counter: string | null
  readonly queued_at: string
  readonly called_at?: string | null
  readonly line?: { readonly ahead: number; readonly wait: Minutes | null } | null
  readonly sent_on?: { readonly counter: string | null } | null
  /** The branch that waits for its holder to come. */
  readonly awaited_by?: string | null
  readonly recalls?: number
  readonly passes_left?: number
  readonly feedback?: number | null
  readonly feedback_words?: boolean
  readonly push_key?: string | null
  readonly next_ms?: number | null
}

/** Joined from afar and not seen yet: the branch where its holder shows to have come. */
export const awaitedBy = ({ awaited_by }: PublicTicket): string | undefined => awaited_by ?? undefined

const OVER = new Set<TicketState>(['completed', 'cancelled', 'expired'])
export const isOver = ({ state }: PublicTicket): boolean => OVER.has(state)
