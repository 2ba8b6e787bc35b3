import type { TicketState } from '../../sync/tickets/ticket-state.ts'

type Names = Readonly<Record<string, string>>

/** As app_private.line_ticket tells it; instants in milliseconds, what is null left out. */
export type LineTicket = {
  readonly id: string
  readonly number: string
  readonly state: TicketState
  readonly language: 'ar' | 'fr' | 'en'
  readonly queue_day: string
  readonly service_id: string
  readonly legs: readonly { readonly service_id?: string }[]
  readonly leg_index: number
  readonly queued_at: number
  readonly order_at: number
  readonly called_at?: number
  readonly ended_at?: number
  readonly counter_id?: string
  readonly for_counter_id?: string
  readonly for_staff_id?: string
  readonly recalls: number
  readonly passes_used: number
  readonly feedback_score?: number
  /** SHA-256 of the secret, base64; a ticket without one opens to nobody. */
  readonly digest?: string
  readonly is_sent_on?: boolean
  /** The branch to which its holder has not come yet [AR1]. */
  readonly awaited_by?: string
}

export type LineCounter = {
  readonly id: string
  readonly label: string
  readonly service_ids: readonly string[]
  readonly staff_id: string | null
  readonly state: string
  readonly retired_at: number | null
}

/** Of app.public_line: the line as it was at server_time. */
export type LineFacts = {
  readonly version: string
  readonly server_time: string
  readonly today: string
  readonly tickets: readonly LineTicket[]
  readonly counters: readonly LineCounter[]
}

/** Of app.public_line_base: what changes slowly around it. */
export type LineBase = {
  readonly today: string
  readonly names: Names
  readonly zone: string
  readonly services: Readonly<Record<string, Names>>
  readonly document: unknown
  readonly settings: {
    readonly let_pass_max: number
    readonly feedback_words: boolean
    readonly digits: 'latn' | 'arab'
  }
  readonly stats: unknown
  readonly before: readonly LineTicket[]
}
