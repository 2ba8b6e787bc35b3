import type { ArrivalClass } from './learn-arrivals.ts'
import type { CleanState, CounterKnown, Newcomer } from './wait-state.ts'

/** One whose wait is quoted: a waiting ticket, or a newcomer, whom the others must not feel. */
export type Quoted = {
  readonly ticketId: string | null
  readonly serviceId: string
  readonly orderAt: number
  readonly queuedAt: number
  readonly headStartMs: number
  readonly lane: number
  readonly ahead: number
}

/** A lane is who may be called by the same counters: a service, or a service reserved for one counter or person. */
export type Lane = { readonly serviceId: string; readonly line: readonly number[] }

export type LineUp = {
  readonly quoted: readonly Quoted[]
  readonly lanes: readonly Lane[]
  /** By counter: the lanes that it serves. */
  readonly lanesOf: readonly (readonly number[])[]
  /** By class of arrival: its lane, or −1 when no counter serves it. */
  readonly laneOfClass: readonly number[]
  readonly laneOfAppointment: readonly number[]
}

type Standing = Omit<Quoted, 'lane' | 'ahead'> & { readonly key: string }

export function lineUp(state: CleanState, newcomers: readonly Newcomer[], classes: readonly ArrivalClass[]): LineUp {
  const standing: Standing[] = [
    ...state.waiting.map((ticket) => ({
      ticketId: ticket.id,
      serviceId: ticket.service_id,
      orderAt: ticket.order_at,
      queuedAt: ticket.queued_at,
      headStartMs: 0,
      key: keyOf(ticket.service_id, ticket.for_counter_id, ticket.for_staff_id),
    })),
    ...newcomers.map(({ service_id, head_start_ms = 0 }) => ({
      ticketId: null,
      serviceId: service_id,
      orderAt: state.now - (head_start_ms ?? 0),
      queuedAt: state.now,
      headStartMs: head_start_ms ?? 0,
      key: keyOf(service_id),
    })),
  ]
  const keys = new Map<string, number>()
  const laneOf = (key: string): number => {
    const lane = keys.get(key) ?? keys.size
    keys.set(key, lane)
    return lane
  }
  const laneByItem = standing.map(({ key }) => laneOf(key))
  const laneOfClass = classes.map(({ serviceId }) => laneOf(keyOf(serviceId)))
  const laneOfAppointment = (state.appointments ?? []).map(({ service_id }) => laneOf(keyOf(service_id)))
  const lines: number[][] = Array.from({ length: keys.size }, () => [])
  const services = [...keys.keys()].map((key) => (JSON.parse(key) as [string])[0])
  const sorted = standing.map((_, index) => index).toSorted((a, b) => compare(standing[a], standing[b]))
  const ahead = new Array<number>(standing.length).fill(0)
  for (const item of sorted) {
    const line = lines[laneByItem[item] ?? -1]
    ahead[item] = line?.filter((other) => standing[other]?.ticketId !== null).length ?? 0
    line?.push(item)
  }
  return {
    quoted: standing.map(({ key: _, ...one }, index) => ({
      ...one,
      lane: laneByItem[index] ?? 0,
      ahead: ahead[index] ?? 0,
    })),
    lanes: lines.map((line, lane) => ({ serviceId: services[lane] ?? '', line })),
    lanesOf: state.counters.map((counter) =>
      [...keys].flatMap(([key, lane]) => (isCalledAt(key, counter) ? [lane] : [])),
    ),
    laneOfClass,
    laneOfAppointment,
  }
}

function keyOf(service: string, counter?: string | null, staff?: string | null): string {
  return JSON.stringify([service, counter ?? '', staff ?? ''])
}

/** As call_next takes them [QU1]: who was sent to a person comes wherever that person sits. */
function isCalledAt(key: string, { id, staff_id, service_ids }: CounterKnown): boolean {
  const [service, counter, staff] = JSON.parse(key) as [string, string, string]
  return (counter === '' || counter === id) && (staff === '' ? service_ids.includes(service) : staff === staff_id)
}

/** As the line is ordered everywhere; a newcomer stands behind whoever has the same order. */
function compare(one: Standing | undefined, other: Standing | undefined): number {
  if (one === undefined || other === undefined) return 0
  if (one.orderAt !== other.orderAt) return one.orderAt - other.orderAt
  if (one.ticketId === null || other.ticketId === null)
    return Number(one.ticketId === null) - Number(other.ticketId === null)
  return one.ticketId < other.ticketId ? -1 : 1
}
