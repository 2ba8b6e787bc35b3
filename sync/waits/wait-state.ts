/** All times are milliseconds on one axis (the server's); lengths are milliseconds too. What is not known is left out. */
export type WaitState = {
  readonly now: number
  /** Midnight of the branch's day: only the time of day is compared with past days. Left out: `today`'s, else UTC's. */
  readonly day_start_at?: number
  readonly services: readonly ServiceKnown[]
  readonly counters: readonly CounterKnown[]
  readonly waiting: readonly WaitingTicket[]
  /** Tickets of today that are done, and today's openings: the same form as a past day. */
  readonly today?: PastDay
  /** Past days of this branch, best the last twenty. While the days are the same objects they are learnt only once. */
  readonly history?: readonly PastDay[]
  readonly appointments?: readonly ExpectedAppointment[]
  /** Whom to quote besides the waiting; without it one newcomer without head start per service. */
  readonly newcomers?: readonly Newcomer[]
}

/** After `cleanState`: whatever may be left out and has a plain stand-in is there. */
export type CleanState = WaitState & { readonly day_start_at: number; readonly today: PastDay }

export type ServiceKnown = {
  readonly id: string
  readonly configured_ms?: number
  /** What past days came to, `history` among them: for what is no longer known one by one. */
  readonly past?: LengthSums
}

/** Of lengths from call to end. */
export type LengthSums = { readonly count: number; readonly sum_ms: number; readonly sum_of_squares: number }

export type CounterKnown = {
  readonly id: string
  readonly staff_id?: string | null
  readonly service_ids: readonly string[]
  readonly state: 'open' | 'paused' | 'closed'
  readonly serving?: { readonly service_id: string; readonly called_at: number } | null
  /** When it will be open for the rest of today, by the staff plan; left out (not empty) where no plan is known. */
  readonly plan?: readonly Interval[]
}

export type Interval = { readonly from: number; readonly to: number }

export type WaitingTicket = {
  readonly id: string
  readonly service_id: string
  readonly order_at: number
  readonly queued_at: number
  readonly for_counter_id?: string | null
  readonly for_staff_id?: string | null
}

export type PastTicket = {
  readonly service_id: string
  readonly counter_id?: string | null
  readonly staff_id?: string | null
  readonly queued_at: number
  readonly head_start_ms?: number
  readonly called_at?: number | null
  readonly ended_at?: number | null
  /** `serving` and `waiting` are for today: they count as arrivals only. */
  readonly outcome: 'served' | 'no_show' | 'left' | 'serving' | 'waiting'
}

export type Opening = { readonly counter_id: string; readonly from: number; readonly to: number | null }

export type PastDay = {
  /** Midnight. What has none is taken to be whole days before `day_start_at` [WT23]. */
  readonly start_at: number
  readonly tickets: readonly PastTicket[]
  readonly openings?: readonly Opening[]
}

export type ExpectedAppointment = {
  readonly service_id: string
  readonly slot_at: number
  readonly tolerance_ms?: number
  readonly head_start_ms?: number
}

export type Newcomer = { readonly service_id: string; readonly head_start_ms?: number }
