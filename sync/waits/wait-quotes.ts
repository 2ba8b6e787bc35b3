export const waitMethods = ['monte_carlo', 'fluid', 'queue_length', 'last_to_enter', 'crowd'] as const
export type WaitMethod = (typeof waitMethods)[number]

export type WaitReason =
  /** The state could not be read at all. */
  | 'unreadable_state'
  /** More people or counters than one run takes. */
  | 'too_many'
  /** Nothing is known of the branch's counters. */
  | 'counters_unknown'
  /** No counter serves this now, and none is known to open. */
  | 'no_open_counter'
  /** In half of the runs this one is not called before the counters close. */
  | 'not_today'

export type WaitQuote = {
  /** Null: a newcomer. */
  readonly ticket_id: string | null
  readonly service_id: string
  readonly method: WaitMethod
  readonly reason: WaitReason | null
  /** From now on, in ms; null where no time can be told honestly. */
  readonly p50_ms: number | null
  readonly p90_ms: number | null
  /** People of the same service (and reservation) who stand before this one. */
  readonly ahead: number
}

export type WaitQuotes = {
  readonly method: WaitMethod
  readonly reason: WaitReason | null
  readonly tickets: readonly WaitQuote[]
  /** In the order of `newcomers`, or of `services`. */
  readonly newcomers: readonly WaitQuote[]
}
