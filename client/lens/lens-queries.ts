import type { LensTable } from './lens-tables.ts'

/** Each question by its name, which is that of its rule in sql/rules. Instants are milliseconds, as everywhere on a screen. */
export type LensQueries = {
  waiting_line: { readonly params: { branch_id: string; day: string }; readonly row: WaitingRow }
  queue_by_service: { readonly params: { branch_id: string; day: string; at: number }; readonly row: ServiceQueueRow }
  find_tickets: { readonly params: FindTickets; readonly row: FoundTicket }
  finished_services: {
    readonly params: { branch_id: string; day: string; counter_id?: string }
    readonly row: FinishedRow
  }
  time_percentiles: {
    readonly params: { branch_id: string; first_day: string; last_day: string; zone: string }
    readonly row: TimesRow
  }
}
export type LensQueryName = keyof LensQueries
export type LensParams<Name extends LensQueryName> = LensQueries[Name]['params']
export type LensRow<Name extends LensQueryName> = LensQueries[Name]['row']

/** What is left out is not asked for. */
export type FindTickets = {
  readonly branch_id: string
  readonly first_day: string
  readonly last_day: string
  readonly number?: string
  /** Its last digits. */
  readonly phone?: string
  readonly states?: readonly string[]
  readonly service_ids?: readonly string[]
  readonly counter_id?: string
  readonly staff_id?: string
}

export type WaitingRow = {
  readonly ticket_id: string
  readonly number: string
  readonly service_id: string
  readonly place: number
  readonly class_id: string | null
  readonly queued_at: number
  readonly order_at: number
  readonly for_counter_id: string | null
  readonly for_staff_id: string | null
}
export type ServiceQueueRow = {
  readonly service_id: string
  readonly waiting: number
  readonly oldest_wait_s: number | null
  readonly next_number: string | null
  readonly called: number
  readonly serving: number
  readonly parked: number
}
export type FoundTicket = {
  readonly ticket_id: string
  readonly number: string
  readonly queue_day: string
  readonly service_id: string
  readonly class_id: string | null
  readonly state: string
  readonly queued_at: number
  readonly called_at: number | null
  readonly started_at: number | null
  readonly ended_at: number | null
  readonly counter_id: string | null
  readonly staff_id: string | null
}
export type FinishedRow = {
  readonly ticket_id: string
  readonly number: string
  readonly service_id: string
  readonly class_id: string | null
  readonly state: string
  readonly outcome: string | null
  /** Null: nobody was called, or served. */
  readonly wait_s: number | null
  readonly service_s: number | null
  readonly ended_at: number | null
  readonly counter_id: string | null
  readonly staff_id: string | null
}
export type TimesRow = {
  readonly service_id: string
  /** Null: all hours together. */
  readonly hour: number | null
  readonly waits: number
  readonly wait_p50_s: number | null
  readonly wait_p90_s: number | null
  readonly services: number
  readonly service_p50_s: number | null
  readonly service_p90_s: number | null
}

/** A search shows no more: whoever has not found it by then types another letter. */
export const FOUND_ROWS_MAX = 200

/** What a branch of twenty counters finishes on a day. */
export const FINISHED_ROWS_MAX = 1_000

type Definition<Name extends LensQueryName> = {
  readonly sql: string
  readonly values: (params: LensParams<Name>) => unknown[]
  /** What it reads: it is asked anew when one of them changed. */
  readonly tables: readonly LensTable[]
}

export const lensQueries: { readonly [Name in LensQueryName]: Definition<Name> } = {
  waiting_line: {
    sql: `select r.ticket_id, r.number, r.service_id, r.place, r.class_id, r.queued_at, r.order_at, r.for_counter_id, r.for_staff_id
      from rules.waiting_line($1, $2) r`,
    values: ({ branch_id, day }) => [branch_id, day],
    tables: ['tickets'],
  },
  queue_by_service: {
    sql: `select r.service_id, r.waiting, r.oldest_wait_s, r.next_number, r.called, r.serving, r.parked
      from rules.queue_by_service($1, $2, to_timestamp($3::float8 / 1000)) r`,
    values: ({ branch_id, day, at }) => [branch_id, day, at],
    tables: ['tickets'],
  },
  find_tickets: {
    sql: `select r.ticket_id, r.number, r.queue_day, r.service_id, r.class_id, r.state, r.queued_at, r.called_at, r.started_at,
        r.ended_at, r.counter_id, r.staff_id
      from rules.find_tickets($1, $2, $3, $4, $5, $6, $7, $8, $9, ${FOUND_ROWS_MAX}) r`,
    values: (wanted) => [
      wanted.branch_id,
      wanted.first_day,
      wanted.last_day,
      wanted.number ?? null,
      wanted.phone ?? null,
      wanted.states ?? null,
      wanted.service_ids ?? null,
      wanted.counter_id ?? null,
      wanted.staff_id ?? null,
    ],
    tables: ['tickets'],
  },
  finished_services: {
    sql: `select r.ticket_id, r.number, r.service_id, r.class_id, r.state, r.outcome, r.wait_s, r.service_s, r.ended_at,
        r.counter_id, r.staff_id
      from rules.finished_services($1, $2, $3, ${FINISHED_ROWS_MAX}) r`,
    values: ({ branch_id, day, counter_id }) => [branch_id, day, counter_id ?? null],
    tables: ['tickets'],
  },
  time_percentiles: {
    sql: `select r.service_id, r.hour, r.waits, r.wait_p50_s, r.wait_p90_s, r.services, r.service_p50_s, r.service_p90_s
      from rules.time_percentiles($1, $2, $3, $4) r`,
    values: ({ branch_id, first_day, last_day, zone }) => [branch_id, first_day, last_day, zone],
    tables: ['tickets'],
  },
}
