import type { TicketRow } from '../../sync/view/view-rows.ts'
import { A_DAY } from './a-lens-day.ts'
import type { FindTickets, FoundTicket, ServiceQueueRow, TimesRow, WaitingRow } from './lens-queries.ts'

/** The same questions answered without SQL, for tests to compare with. */
type Rows = readonly TicketRow[]
const text = (value: string | null | undefined): string => value ?? ''
const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const inLine = (one: TicketRow, other: TicketRow): number =>
  (one.order_at ?? 0) - (other.order_at ?? 0) || order(one.id, other.id)

export function plainWaitingLine(tickets: Rows, day: string): WaitingRow[] {
  const waiting = tickets.filter((ticket) => ticket.queue_day === day && ticket.state === 'waiting').sort(inLine)
  const services = [...new Set(waiting.map((ticket) => text(ticket.service_id)))].sort()
  return services.flatMap((service_id) =>
    waiting
      .filter((ticket) => ticket.service_id === service_id)
      .map((ticket, at) => ({
        ticket_id: ticket.id,
        number: text(ticket.number),
        service_id,
        place: at + 1,
        class_id: null,
        queued_at: ticket.queued_at ?? 0,
        order_at: ticket.order_at ?? 0,
        for_counter_id: null,
        for_staff_id: null,
      })),
  )
}

export function plainQueueByService(tickets: Rows, day: string, at: number): ServiceQueueRow[] {
  const open = tickets.filter(
    ({ queue_day, state }) => queue_day === day && ['waiting', 'called', 'serving', 'parked'].includes(text(state)),
  )
  const services = [...new Set(open.map((ticket) => text(ticket.service_id)))].sort()
  return services.map((service_id) => {
    const mine = open.filter((ticket) => ticket.service_id === service_id)
    const count = (state: string) => mine.filter((ticket) => ticket.state === state).length
    const waiting = mine.filter((ticket) => ticket.state === 'waiting').sort(inLine)
    const oldest = Math.min(...waiting.map((ticket) => ticket.queued_at ?? at))
    return {
      service_id,
      waiting: waiting.length,
      oldest_wait_s: waiting.length === 0 ? null : Math.max((at - oldest) / 1000, 0),
      next_number: waiting[0]?.number ?? null,
      called: count('called'),
      serving: count('serving'),
      parked: count('parked'),
    }
  })
}

const keyOf = (number: string): string => number.replaceAll('-', '').replace(/(^|[A-Z])0+(?=\d)/g, '$1')

/** `number` and `phone` as the tests type them: upper case, Latin digits. */
export function plainFind(tickets: Rows, wanted: FindTickets, rowsMax: number): FoundTicket[] {
  const hasNumber = (ticket: TicketRow): boolean => {
    if (wanted.number === undefined) return true
    const key = keyOf(wanted.number)
    if (/^\d+$/.test(key)) return String(ticket.sequence_n) === key
    return keyOf(text(ticket.number)).startsWith(key)
  }
  const found = tickets.filter(
    (ticket) =>
      text(ticket.queue_day) >= wanted.first_day &&
      text(ticket.queue_day) <= wanted.last_day &&
      hasNumber(ticket) &&
      (wanted.phone === undefined || text(ticket.contact_phone).replaceAll(/\D/g, '').endsWith(wanted.phone)) &&
      (wanted.states?.includes(text(ticket.state)) ?? true) &&
      (wanted.service_ids?.includes(text(ticket.service_id)) ?? true) &&
      (wanted.counter_id === undefined || ticket.counter_id === wanted.counter_id) &&
      (wanted.staff_id === undefined || ticket.staff_id === wanted.staff_id),
  )
  found.sort((one, other) => (other.queued_at ?? 0) - (one.queued_at ?? 0) || order(other.id, one.id))
  return found.slice(0, rowsMax).map((ticket) => ({
    ticket_id: ticket.id,
    number: text(ticket.number),
    queue_day: text(ticket.queue_day),
    service_id: text(ticket.service_id),
    class_id: null,
    state: text(ticket.state),
    queued_at: ticket.queued_at ?? 0,
    called_at: ticket.called_at ?? null,
    started_at: ticket.started_at ?? null,
    ended_at: ticket.ended_at ?? null,
    counter_id: ticket.counter_id ?? null,
    staff_id: ticket.staff_id ?? null,
  }))
}

type PlainLeg = { service_id: string; called_at: string; started_at: string; ended_at?: string }
type Time = { service_id: string; hour: number; wait: number; service: number }

export function plainPercentiles(tickets: Rows): TimesRow[] {
  const times = tickets.flatMap((ticket) => {
    const legs = ticket.legs as PlainLeg[]
    return legs.flatMap((leg, at): Time[] => {
      if (leg.ended_at === undefined) return []
      const began = at === 0 ? (ticket.queued_at ?? 0) : Date.parse(legs[at - 1]?.ended_at ?? '')
      const [called, started, ended] = [leg.called_at, leg.started_at, leg.ended_at].map(Date.parse) as [
        number,
        number,
        number,
      ]
      const wait = Math.max((called - began) / 1000, 0)
      return [{ service_id: leg.service_id, hour: hourOf(began), wait, service: (ended - started) / 1000 }]
    })
  })
  const services = [...new Set(times.map(({ service_id }) => service_id))].sort()
  return services.flatMap((service_id) => {
    const mine = times.filter((time) => time.service_id === service_id)
    const hours = [...new Set(mine.map(({ hour }) => hour))].sort((one, other) => one - other)
    return [...hours.map((hour) => timesRow(service_id, hour, mine)), timesRow(service_id, null, mine)]
  })
}

const hours = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: A_DAY.zone })
const hourOf = (at: number): number => Number(hours.format(at))

function timesRow(service_id: string, hour: number | null, all: readonly Time[]): TimesRow {
  const times = hour === null ? all : all.filter((time) => time.hour === hour)
  const [waits, services] = [times.map(({ wait }) => wait), times.map(({ service }) => service)]
  return {
    service_id,
    hour,
    waits: waits.length,
    wait_p50_s: percentile(waits, 0.5),
    wait_p90_s: percentile(waits, 0.9),
    services: services.length,
    service_p50_s: percentile(services, 0.5),
    service_p90_s: percentile(services, 0.9),
  }
}

function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? Number.NaN
  return below + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? below) - below)
}
