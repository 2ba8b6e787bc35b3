import { groupBy } from './group-by.ts'
import { HOUR_MS, SERVICE_MS_DEFAULT, SERVICE_MS_MAX, SERVICE_MS_MIN } from './limits.ts'
import { factorsOf, plainLaw } from './service-factors.ts'
import type { PastDay, PastTicket, ServiceKnown } from './wait-state.ts'

/** Log-lengths: what a service takes is a product (matter × person × hour × day), and one long visit must not rule. */
export type ServiceLaw = {
  /** Log of the typical length and how sure it is (variance of that log). */
  readonly center: number
  readonly doubt: number
  /** Lengths beside the center, ascending, as factors: the shape of the law, whatever law it is. */
  readonly factors: Float64Array
}
export type ServiceLaws = {
  readonly byService: ReadonlyMap<string, ServiceLaw>
  readonly byStaff: ReadonlyMap<string, number>
  readonly byHour: readonly number[]
  /** Variance of one log-length, and between days. */
  readonly noise: number
  readonly dayNoise: number
}

/** Pseudo-observations: how many services weigh as much as what was believed before. */
const CENTER_PRIOR = 4
const STAFF_SPREAD = 0.03
const HOUR_SPREAD = 0.01
const DAY_SPREAD = 0.01
const DAY_SPREAD_WEIGHT = 3
const OUTLIER_SPREADS = 4
const OUTLIERS_SHARE = 0.02
const NOISE_DEFAULT = 0.5

type Seen = { service: string; staff: string; hour: number; day: number; log: number }

export function learnServices(history: readonly PastDay[], services: readonly ServiceKnown[]): ServiceLaws {
  const seen = withoutOutliers(
    history.flatMap((day, index) => day.tickets.flatMap((ticket) => seenOf(ticket, day, index))),
  )
  const centers = learnCenters(seen, services)
  const rest = seen.map((one) => one.log - (centers.get(one.service)?.center ?? 0))
  const noise = rest.length < 5 ? NOISE_DEFAULT : Math.max(0.0004, mean(rest.map((value) => value ** 2)))
  const byStaff = takeEffect(seen, rest, ({ staff }) => staff, noise / STAFF_SPREAD)
  const hours = takeEffect(seen, rest, ({ hour }) => String(hour), noise / HOUR_SPREAD)
  const dayNoise = spreadOfDays(seen, rest, noise)
  takeEffect(seen, rest, ({ day }) => String(day), noise / dayNoise)
  const byService = new Map<string, ServiceLaw>()
  for (const [id, { center, count }] of centers) {
    const own = rest.filter((_, index) => seen[index]?.service === id)
    const factors = factorsOf(own.length >= 30 ? own : rest.length >= 30 ? rest : plainLaw(noise))
    byService.set(id, { center, doubt: noise / (count + CENTER_PRIOR), factors })
  }
  return {
    byService,
    byStaff,
    byHour: Array.from({ length: 24 }, (_, hour) => hours.get(String(hour)) ?? 0),
    noise,
    dayNoise,
  }
}

/** The log-length of a finished service, or nothing for what is none. */
export function logLength(ticket: PastTicket): number | null {
  if (ticket.outcome !== 'served' || ticket.called_at == null || ticket.ended_at == null) return null
  const length = ticket.ended_at - ticket.called_at
  return length >= SERVICE_MS_MIN && length <= SERVICE_MS_MAX ? Math.log(length) : null
}

export const staffKey = (one: { staff_id?: string | null }, counterId: string | null | undefined): string =>
  one.staff_id ?? counterId ?? ''

export const hourOf = (at: number, dayStart: number): number =>
  Math.min(23, Math.max(0, Math.floor((at - dayStart) / HOUR_MS)))

function seenOf(ticket: PastTicket, day: PastDay, index: number): Seen[] {
  const log = logLength(ticket)
  if (log === null) return []
  const hour = hourOf(ticket.called_at ?? 0, day.start_at)
  return [{ service: ticket.service_id, staff: staffKey(ticket, ticket.counter_id), hour, day: index, log }]
}

/** A "complete" that was forgotten until the evening says nothing of the service; long ones that are not rare do. */
function withoutOutliers(seen: Seen[]): Seen[] {
  return [...groupBy(seen, ({ service }) => service).values()].flatMap((own) => {
    const logs = own.map(({ log }) => log).toSorted((a, b) => a - b)
    const middle = logs[logs.length >> 1] ?? 0
    const spread = Math.max(0.2, 1.48 * medianOf(logs.map((log) => Math.abs(log - middle))))
    const usual = logs[Math.floor(logs.length * (1 - OUTLIERS_SHARE)) - 1] ?? middle
    return own.filter(({ log }) => log <= Math.max(usual, middle + OUTLIER_SPREADS * spread))
  })
}

/** A configured time is believed only in relation to the others: by how far all of them are wrong is learnt first. */
function learnCenters(seen: readonly Seen[], services: readonly ServiceKnown[]) {
  const configured = new Map(
    services.map(({ id, configured_ms }) => [id, Math.log(configured_ms ?? SERVICE_MS_DEFAULT)]),
  )
  const before = (id: string): number => configured.get(id) ?? Math.log(SERVICE_MS_DEFAULT)
  const wrongBy = sum(seen.map(({ service, log }) => log - before(service))) / (seen.length + CENTER_PRIOR)
  const centers = new Map<string, { center: number; count: number }>()
  for (const id of new Set([...configured.keys(), ...seen.map(({ service }) => service)])) {
    const own = seen.filter(({ service }) => service === id)
    const total = sum(own.map(({ log }) => log)) + CENTER_PRIOR * (before(id) + wrongBy)
    centers.set(id, { center: total / (own.length + CENTER_PRIOR), count: own.length })
  }
  return centers
}

/** Learns one shrunk effect per key and takes it out of `rest`. */
function takeEffect(
  seen: readonly Seen[],
  rest: number[],
  keyOf: (one: Seen) => string,
  prior: number,
): Map<string, number> {
  const totals = new Map<string, { sum: number; count: number }>()
  seen.forEach((one, index) => {
    const total = totals.get(keyOf(one)) ?? { sum: 0, count: 0 }
    totals.set(keyOf(one), { sum: total.sum + (rest[index] ?? 0), count: total.count + 1 })
  })
  const effects = new Map([...totals].map(([key, total]) => [key, total.sum / (total.count + prior)]))
  seen.forEach((one, index) => {
    rest[index] = (rest[index] ?? 0) - (effects.get(keyOf(one)) ?? 0)
  })
  return effects
}

function spreadOfDays(seen: readonly Seen[], rest: readonly number[], noise: number): number {
  const days = [...groupBy(rest.keys(), (index) => seen[index]?.day ?? 0).values()].filter((day) => day.length >= 8)
  const beyond = days.map((day) => mean(day.map((index) => rest[index] ?? 0)) ** 2 - noise / day.length)
  return Math.max(0.002, (sum(beyond) + DAY_SPREAD * DAY_SPREAD_WEIGHT) / (beyond.length + DAY_SPREAD_WEIGHT))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]): number => sum(values) / Math.max(1, values.length)
function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
