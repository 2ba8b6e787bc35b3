import type { ServiceLaws } from './learn-services.ts'
import { HOUR_MS } from './limits.ts'
import { firstAbove, NO_FACTORS } from './service-factors.ts'
import { hourOf, logLength, staffKey } from './service-seen.ts'
import type { PastDay, PastTicket } from './wait-state.ts'

/** By how much today is slower than other days (a log), and how sure that is. */
export type DayPace = {
  readonly effect: number
  readonly doubt: number
  /** The running hour beside the day: what it has shown of itself so far. Other hours are only drawn, by `hourNoise`. */
  readonly thisHour: { readonly hour: number; readonly effect: number; readonly doubt: number }
  readonly hourNoise: number
  /** How many days told how far days differ. */
  readonly days: number
}

/** The pace drifts within a day too: what is older than this weighs half. */
const HALF_LIFE_MS = 3 * HOUR_MS
/** The coming hours are not quite as the last ones were (variance of a log). */
const AHEAD_NOISE = 0.006

type Rest = { readonly began: number; readonly log: number }

export function learnDayPace(today: PastDay, laws: ServiceLaws, now: number): DayPace {
  const ended = restsOf(today, laws, now)
  const running = runningOf(today, laws, now)
  const first = learnDay(ended, laws)
  // Those who are still being served are the long ones among those who were called: without them every pace seems quick.
  const rests = [...ended, ...running.map((one) => restOfRunning(one, first.effect, laws))]
  const day = learnDay(rests, laws)
  const hour = hourOf(now, today.start_at)
  const inHour = rests.filter(({ began }) => hourOf(began, today.start_at) === hour)
  return {
    ...day,
    hourNoise: laws.hourNoise,
    days: laws.days,
    thisHour: { hour, ...learnHour(inHour, laws, day.effect) },
  }
}

/** By how much each service of today was longer than it usually is. */
function restsOf(today: PastDay, laws: ServiceLaws, now: number): Rest[] {
  return today.tickets.flatMap((ticket) => {
    const log = logLength(ticket)
    const began = ticket.called_at ?? now
    if (log === null || (ticket.ended_at ?? now) > now) return []
    const rest = log - usualOf(ticket, laws, began, today)
    // One forgotten "complete" of this morning must not slow the whole branch down.
    return [{ began, log: Math.min(rest, 3 * Math.sqrt(laws.noise)) }]
  })
}

type Running = { readonly began: number; readonly service: string; readonly log: number }

function runningOf(today: PastDay, laws: ServiceLaws, now: number): Running[] {
  return today.tickets.flatMap((ticket) => {
    const { outcome, called_at, service_id } = ticket
    if (outcome !== 'serving' || called_at == null || called_at >= now) return []
    const log = Math.log(now - called_at) - usualOf(ticket, laws, called_at, today)
    return [{ began: called_at, service: service_id, log }]
  })
}

/** As long as those that last longer than it has lasted are, by their mean. */
function restOfRunning({ began, service, log }: Running, effect: number, laws: ServiceLaws): Rest {
  const factors = laws.byService.get(service)?.factors ?? NO_FACTORS
  const most = 3 * Math.sqrt(laws.noise)
  const longer = factors.subarray(firstAbove(factors, Math.exp(log - effect)))
  const mean = longer.reduce((sum, factor) => sum + Math.log(factor), 0) / longer.length
  return { began, log: Math.min(most, longer.length === 0 ? log : effect + mean) }
}

function learnDay(rests: readonly Rest[], laws: ServiceLaws) {
  const { noise, days } = laws
  // What is usual was itself learnt of few days.
  const dayNoise = laws.dayNoise * (1 + 1 / Math.max(1, days))
  // Only how they weigh beside each other counts: beside the latest one, the weights of all never vanish together [WT22].
  const latest = rests.reduce((last, { began }) => Math.max(last, began), Number.NEGATIVE_INFINITY)
  let [weights, squares, total] = [0, 0, 0]
  for (const { began, log } of rests) {
    const weight = 2 ** -((latest - began) / HALF_LIFE_MS)
    weights += weight
    squares += weight * weight
    total += weight * log
  }
  if (weights === 0) return { effect: 0, doubt: dayNoise + AHEAD_NOISE }
  const count = (weights * weights) / squares
  const trust = count / (count + noise / dayNoise)
  return { effect: (trust * total) / weights, doubt: dayNoise * (1 - trust) + AHEAD_NOISE }
}

function learnHour(inHour: readonly Rest[], { noise, hourNoise }: ServiceLaws, ofDay: number) {
  if (hourNoise === 0 || inHour.length === 0) return { effect: 0, doubt: hourNoise }
  const trust = inHour.length / (inHour.length + noise / hourNoise)
  const seen = inHour.reduce((sum, { log }) => sum + log, 0) / inHour.length
  return { effect: trust * (seen - ofDay), doubt: hourNoise * (1 - trust) }
}

function usualOf(ticket: PastTicket, laws: ServiceLaws, at: number, today: PastDay): number {
  return expectedLog(laws, ticket.service_id, staffKey(ticket, ticket.counter_id), hourOf(at, today.start_at))
}

export function expectedLog(laws: ServiceLaws, service: string, staff: string, hour: number): number {
  return (laws.byService.get(service)?.center ?? 0) + (laws.byStaff.get(staff) ?? 0) + (laws.byHour[hour] ?? 0)
}
