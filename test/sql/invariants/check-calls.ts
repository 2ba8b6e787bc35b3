import type { Timeline } from './load-timelines.ts'
import type { Violation } from './violation.ts'

/** [I3] call_next takes a ticket that nobody has: before each of its calls the ticket was waiting. */
export function checkCalls(timelines: readonly Timeline[]): Violation[] {
  const violations: Violation[] = []
  for (const { ticketId, moments } of timelines) {
    moments.forEach((moment, index) => {
      if (moment.what !== 'called' || moment.patch.call_kind !== 'next') return
      const state = moments[index - 1]?.row.state
      if (state === 'waiting') return
      const what = `event ${moment.ordinal} calls a ticket that was ${state}`
      violations.push({ rule: 'I3', subject: ticketId, what })
    })
  }
  return violations
}

/** A call_next of which nothing else happened at the same time, and the line as it stood just before it. */
export type LoneCall = {
  counterId: string
  staffId: string | null
  serviceIds: readonly string[]
  /** What it took; null when it was told that nobody waits. */
  ticketId: string | null
  line: readonly WaitingTicket[]
}

export type WaitingTicket = {
  id: string
  orderAt: number
  serviceId: string
  forCounterId: string | null
  forStaffId: string | null
}

/** [I4] call_next gives the first eligible ticket by order, then id. */
export function checkOrder(calls: readonly LoneCall[]): Violation[] {
  return calls.flatMap((call) => {
    const first = call.line.filter((ticket) => isEligible(ticket, call)).sort(byOrder)[0]
    if ((first?.id ?? null) === call.ticketId) return []
    const what = `counter ${call.counterId} got ${call.ticketId} where ${first?.id ?? 'nobody'} was first`
    return [{ rule: 'I4' as const, subject: call.ticketId ?? 'nobody', what }]
  })
}

function isEligible(ticket: WaitingTicket, call: LoneCall): boolean {
  return (
    (call.serviceIds.includes(ticket.serviceId) || ticket.forStaffId !== null) &&
    (ticket.forCounterId === null || ticket.forCounterId === call.counterId) &&
    (ticket.forStaffId === null || ticket.forStaffId === call.staffId)
  )
}

/** Ids are compared as Postgres does, byte by byte, which for their text is code unit by code unit. */
export function byOrder(one: { orderAt: number; id: string }, other: { orderAt: number; id: string }): number {
  return one.orderAt - other.orderAt || (one.id < other.id ? -1 : 1)
}
