import { groupBy } from './group-by.ts'
import { GAP_MS_MAX, MINUTE_MS, NO_SHOW_MS_DEFAULT } from './limits.ts'
import type { PastDay, PastTicket } from './wait-state.ts'

/** Who is not there when called, by how long they waited; who says that they leave; what both and the next call cost. */
export type Leaving = {
  /** Of whoever is called, however long they waited. */
  readonly noShowOverall: number
  noShowShare(waitedMs: number): number
  /** The expected number of leavings of one person between two lengths of wait. */
  hazard(fromMs: number, toMs: number): number
  readonly noShowMs: number
  /** From the end of one service to the next call while somebody waits. */
  readonly gapMs: number
}

const EDGES_MS = [0, 5, 10, 20, 40, 60, 90, 150].map((minutes) => minutes * MINUTE_MS)
const OVERALL_PRIOR = 20
const NO_SHOW_SHARE_DEFAULT = 0.03
const BIN_PRIOR = 10
const LEFT_PRIOR = 2

export function learnLeaving(days: readonly PastDay[]): Leaving {
  const bins = EDGES_MS.map(() => ({ called: 0, missing: 0, left: 0, waitedMs: 0 }))
  const noShowLengths: number[] = []
  for (const ticket of days.flatMap((day) => day.tickets)) {
    const end = ticket.called_at ?? (ticket.outcome === 'left' ? ticket.ended_at : null)
    if (end == null || end < ticket.queued_at) continue
    const waited = end - ticket.queued_at
    EDGES_MS.forEach((edge, index) => {
      const bin = bins[index]
      if (bin !== undefined) bin.waitedMs += lengthWithin(0, waited, edge, EDGES_MS[index + 1])
    })
    const bin = bins[binOf(waited)]
    if (bin === undefined) continue
    if (ticket.called_at == null) bin.left += 1
    else bin.called += 1
    if (ticket.outcome !== 'no_show') continue
    bin.missing += 1
    if (ticket.ended_at != null && ticket.called_at != null)
      noShowLengths.push(Math.max(0, ticket.ended_at - ticket.called_at))
  }
  const share =
    (total(bins, 'missing') + OVERALL_PRIOR * NO_SHOW_SHARE_DEFAULT) / (total(bins, 'called') + OVERALL_PRIOR)
  const rate = total(bins, 'left') / Math.max(1, total(bins, 'waitedMs'))
  const shares = shrunkToLast(bins, share, BIN_PRIOR, ({ missing, called }) => [missing, called])
  // Most leave early if at all: what few long waits do not tell, the next shorter ones do.
  const rates = shrunkToLast(bins, rate, LEFT_PRIOR / Math.max(rate, Number.MIN_VALUE), ({ left, waitedMs }) => [
    left,
    waitedMs,
  ])
  return {
    noShowOverall: share,
    noShowShare: (waited) => shares[binOf(waited)] ?? share,
    hazard: (from, to) =>
      rates.reduce(
        (sum, each, index) => sum + each * lengthWithin(from, to, EDGES_MS[index] ?? 0, EDGES_MS[index + 1]),
        0,
      ),
    noShowMs: noShowLengths.length < 5 ? NO_SHOW_MS_DEFAULT : Math.min(10 * MINUTE_MS, mean(noShowLengths)),
    gapMs: learnGap(days),
  }
}

const binOf = (waited: number): number =>
  Math.max(
    0,
    EDGES_MS.findLastIndex((edge) => waited >= edge),
  )
const lengthWithin = (from: number, to: number, low: number, high = Number.POSITIVE_INFINITY): number =>
  Math.max(0, Math.min(to, high) - Math.max(from, low))

/** Per bin how many of how much, with the bin before weighing as much as `prior`. */
function shrunkToLast<Bin>(
  bins: readonly Bin[],
  first: number,
  prior: number,
  seenOf: (bin: Bin) => readonly [number, number],
): number[] {
  let last = first
  return bins.map((bin) => {
    const [count, of] = seenOf(bin)
    last = first === 0 ? 0 : (count + prior * last) / (of + prior)
    return last
  })
}

/** Only gaps in which the next client was waiting already; the first that came later was waited for. */
function learnGap(days: readonly PastDay[]): number {
  const gaps = days.flatMap((day) =>
    [...groupBy(day.tickets.filter(wasCalled), ({ counter_id }) => counter_id ?? '').entries()].flatMap(
      ([counter, own]) => (counter === '' ? [] : gapsOf(own)),
    ),
  )
  return gaps.length < 10 ? 0 : mean(gaps)
}

function gapsOf(own: readonly PastTicket[]): number[] {
  const calls = own.toSorted((a, b) => (a.called_at ?? 0) - (b.called_at ?? 0))
  return calls.slice(1).flatMap((ticket, index) => {
    const ended = calls[index]?.ended_at
    const gap = (ticket.called_at ?? 0) - (ended ?? Number.NaN)
    return ticket.queued_at <= (ended ?? 0) && gap >= 0 && gap <= GAP_MS_MAX ? [gap] : []
  })
}

const wasCalled = (ticket: PastTicket): boolean => ticket.called_at != null && ticket.ended_at != null
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
function total<Key extends string>(bins: readonly Record<Key, number>[], key: Key): number {
  return bins.reduce((sum, bin) => sum + bin[key], 0)
}
