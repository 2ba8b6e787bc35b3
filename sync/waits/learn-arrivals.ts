import { ARRIVAL_CLASSES_MAX, DAY_MS, MINUTE_MS } from './limits.ts'
import type { PastDay } from './wait-state.ts'

/** People with a head start who will come and pass those who wait: how many per ms in each half hour of the day. */
export type ArrivalClass = {
  readonly serviceId: string
  readonly headStartMs: number
  readonly ratePerMs: Float64Array
}

const BIN_MS = 30 * MINUTE_MS
const BINS = DAY_MS / BIN_MS
const TODAY_PRIOR = 8

type Counted = { serviceId: string; headStartMs: number; past: Float64Array; today: number }

export function learnArrivals(history: readonly PastDay[], today: PastDay, now: number): ArrivalClass[] {
  const classes = new Map<string, Counted>()
  for (const day of history) count(classes, day, (one, bin) => (one.past[bin] = (one.past[bin] ?? 0) + 1))
  count(classes, today, (one) => (one.today += 1))
  const soFar = now - today.start_at
  return mostFrequent(classes.values()).map(({ serviceId, headStartMs, past, today: seen }) => {
    const usual = smooth(past).map((value) => value / Math.max(1, history.length) / BIN_MS)
    const expected = usual.reduce(
      (sum, rate, bin) => sum + rate * Math.min(BIN_MS, Math.max(0, soFar - bin * BIN_MS)),
      0,
    )
    // Without past days: as many as since the first of today.
    if (history.length === 0) return { serviceId, headStartMs, ratePerMs: usual.fill(seen / sinceFirst(today, now)) }
    const scale = (seen + TODAY_PRIOR) / (expected + TODAY_PRIOR)
    return { serviceId, headStartMs, ratePerMs: usual.map((rate) => rate * scale) }
  })
}

export function binOfDay(at: number, dayStart: number): number {
  return Math.min(BINS - 1, Math.max(0, Math.floor((at - dayStart) / BIN_MS)))
}
export const binEnd = (bin: number, dayStart: number): number => dayStart + (bin + 1) * BIN_MS
export const isLastBin = (bin: number): boolean => bin >= BINS - 1

function count(classes: Map<string, Counted>, day: PastDay, add: (one: Counted, bin: number) => void): void {
  for (const { service_id, head_start_ms = 0, queued_at } of day.tickets) {
    if (!(head_start_ms > 0)) continue
    const headStartMs = Math.ceil(head_start_ms / MINUTE_MS) * MINUTE_MS
    const key = `${service_id}/${headStartMs}`
    const one = classes.get(key) ?? {
      serviceId: service_id,
      headStartMs,
      past: new Float64Array(BINS),
      today: 0,
    }
    classes.set(key, one)
    add(one, binOfDay(queued_at, day.start_at))
  }
}

function mostFrequent(classes: Iterable<Counted>): Counted[] {
  const people = ({ past, today }: Counted): number => past.reduce((sum, value) => sum + value, today)
  return [...classes].toSorted((a, b) => people(b) - people(a)).slice(0, ARRIVAL_CLASSES_MAX)
}

function smooth(bins: Float64Array): Float64Array {
  return bins.map((value, index) => value / 2 + ((bins[index - 1] ?? value) + (bins[index + 1] ?? value)) / 4)
}

function sinceFirst(today: PastDay, now: number): number {
  const first = today.tickets.reduce((least, { queued_at }) => Math.min(least, queued_at), now)
  return Math.max(BIN_MS, now - first)
}
