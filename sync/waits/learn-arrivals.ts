import { ARRIVAL_CLASSES_MAX, DAY_MS, MINUTE_MS } from './limits.ts'
import { mean, sum } from './means.ts'
import type { PastDay } from './wait-state.ts'

/** People with a head start who will come and pass those who wait: how many per ms in each half hour of the day. */
export type ArrivalClass = {
  readonly serviceId: string
  readonly headStartMs: number
  readonly ratePerMs: Float64Array
  /** How sure the rates are: as sure as after so many people. */
  readonly people: number
}

const BIN_MS = 30 * MINUTE_MS
const BINS = DAY_MS / BIN_MS
/** By how much the number of people differs between days (variance of a factor), and how many days that weighs. */
const DAY_SPREAD = 0.04
const DAY_SPREAD_WEIGHT = 3
const DAY_SPREAD_MIN = 0.005
/** When the people of a class come is told by everybody until so many of the class were seen. */
const PROFILE_PRIOR = 60

type Counted = { serviceId: string; headStartMs: number; past: Float64Array; today: number }

export function learnArrivals(history: readonly PastDay[], today: PastDay, now: number): ArrivalClass[] {
  const classes = new Map<string, Counted>()
  for (const day of history) count(classes, day, (one, bin) => (one.past[bin] = (one.past[bin] ?? 0) + 1))
  count(classes, today, (one) => (one.today += 1))
  const soFar = now - today.start_at
  const everybody = profileOf(history)
  const spread = spreadOfDays(history)
  return mostFrequent(classes.values()).map(({ serviceId, headStartMs, past, today: seen }) => {
    const ever = sum([...past])
    // Without past days of it: as many as since the first of today.
    if (ever === 0) {
      const ratePerMs = new Float64Array(BINS).fill(seen / sinceFirst(today, now))
      return { serviceId, headStartMs, ratePerMs, people: seen }
    }
    const ownShare = ever / (ever + PROFILE_PRIOR)
    const own = smooth(past)
    const usual = own.map(
      (value, bin) =>
        (ownShare * value + (1 - ownShare) * ever * (everybody[bin] ?? 0)) / Math.max(1, history.length) / BIN_MS,
    )
    const expected = usual.reduce(
      (all, rate, bin) => all + rate * Math.min(BIN_MS, Math.max(0, soFar - bin * BIN_MS)),
      0,
    )
    const before = 1 / (spread + 1 / ever)
    const scale = (seen + before) / (expected + before)
    return { serviceId, headStartMs, ratePerMs: usual.map((rate) => rate * scale), people: seen + before }
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
  const people = ({ past, today }: Counted): number => past.reduce((all, value) => all + value, today)
  return [...classes].toSorted((a, b) => people(b) - people(a)).slice(0, ARRIVAL_CLASSES_MAX)
}

/** Which share of a day's people come in each half hour. */
function profileOf(history: readonly PastDay[]): Float64Array {
  const bins = new Float64Array(BINS)
  for (const { start_at, tickets } of history)
    for (const { queued_at } of tickets) {
      const bin = binOfDay(queued_at, start_at)
      bins[bin] = (bins[bin] ?? 0) + 1
    }
  const all = Math.max(1, sum([...bins]))
  return smooth(bins).map((value) => value / all)
}

/** What the numbers of the days differ by beyond chance. */
function spreadOfDays(history: readonly PastDay[]): number {
  const counts = history.map(({ tickets }) => tickets.length).filter((value) => value > 0)
  const usual = mean(counts)
  const beyond = counts.length < 2 ? 0 : sum(counts.map((value) => (value - usual) ** 2)) / (counts.length - 1) - usual
  const weight = Math.max(0, counts.length - 1)
  const seen = usual === 0 ? 0 : beyond / usual ** 2
  return Math.max(DAY_SPREAD_MIN, (weight * seen + DAY_SPREAD_WEIGHT * DAY_SPREAD) / (weight + DAY_SPREAD_WEIGHT))
}

/** Nobody comes before the doors open: the edges of the day are not smoothed away. */
function smooth(bins: Float64Array): Float64Array {
  const [first, last] = [bins.findIndex((value) => value > 0), bins.findLastIndex((value) => value > 0)]
  const at = (index: number, value: number): number => (index < first || index > last ? value : (bins[index] ?? value))
  return bins.map((value, index) =>
    index < first || index > last ? 0 : value / 2 + (at(index - 1, value) + at(index + 1, value)) / 4,
  )
}

function sinceFirst(today: PastDay, now: number): number {
  const first = today.tickets.reduce((least, { queued_at }) => Math.min(least, queued_at), now)
  return Math.max(BIN_MS, now - first)
}
