import { byOrder } from '../invariants/check-calls.ts'

/** Microseconds, as Postgres keeps instants. */
export type Ticket = {
  id: string
  queuedAt: number
  headStart: number
  orderAt: number
  service: string
  state: 'waiting' | 'called' | 'parked' | 'no_show' | 'completed' | 'cancelled'
  forCounter: string | null
  forStaff: string | null
  passes: number
}

export type Seat = { counter: string; staff: string; services: readonly string[] }
export type ReinstateRule = 'keep_place' | 'back_of_line' | 'after_minutes'

const SECOND = 1_000_000
export const REINSTATE_AFTER_MINUTES = 7
export const PASSES_MAX = 2

/** The line as DESIGN tells it, written without a look at the SQL: arrival less head start, then id; moved only by these. */
export class LineModel {
  readonly tickets: Ticket[] = []
  private readonly rule: ReinstateRule

  constructor(rule: ReinstateRule) {
    this.rule = rule
  }

  arrive(id: string, queuedAt: number, headStartS: number, service: string): void {
    const headStart = headStartS * SECOND
    const place = { queuedAt, headStart, orderAt: queuedAt - headStart }
    this.tickets.push({ id, ...place, service, state: 'waiting', forCounter: null, forStaff: null, passes: 0 })
  }

  /** Whom this seat calls next; nobody when nobody waits for it. */
  next({ counter, staff, services }: Seat): Ticket | undefined {
    return this.waiting()
      .filter(({ service, forStaff }) => services.includes(service) || forStaff === staff)
      .filter(({ forCounter, forStaff }) => (forCounter ?? counter) === counter && (forStaff ?? staff) === staff)
      .sort(byOrder)[0]
  }

  in(state: Ticket['state']): Ticket[] {
    return this.tickets.filter((ticket) => ticket.state === state)
  }

  waiting(): Ticket[] {
    return this.in('waiting')
  }

  transfer(ticket: Ticket, to: { service_id?: string; counter_id?: string; staff_id?: string }): void {
    ticket.state = 'waiting'
    ticket.service = to.service_id ?? ticket.service
    ticket.forCounter = to.counter_id ?? null
    ticket.forStaff = to.staff_id ?? null
  }

  reinstate(ticket: Ticket, now: number): void {
    ticket.state = 'waiting'
    if (this.rule === 'back_of_line') ticket.orderAt = Math.max(ticket.orderAt, now)
    if (this.rule === 'after_minutes')
      ticket.orderAt = Math.max(ticket.orderAt, now + REINSTATE_AFTER_MINUTES * 60 * SECOND)
  }

  /** Just behind the last of those that it lets pass, who wait for the same service; false when there is nobody behind. */
  letPass(ticket: Ticket, count: number): boolean {
    const behind = this.waiting().filter(
      (other) => other.service === ticket.service && byOrder(ticket, other) < 0 && other !== ticket,
    )
    const last = behind.sort(byOrder).slice(0, count).at(-1)
    if (last === undefined) return false
    ticket.orderAt = last.orderAt + 1
    ticket.passes += 1
    return true
  }
}
