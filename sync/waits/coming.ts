import type { Random } from '../random/create-random.ts'
import { drawExponential, drawGamma, drawNormal } from './draw.ts'
import { type ArrivalClass, binEnd, binOfDay, isLastBin } from './learn-arrivals.ts'
import { MINUTE_MS } from './limits.ts'
import type { ExpectedAppointment } from './wait-state.ts'

/** Who comes later and may pass, in one possible day, drawn only as far as the run gets. */
export type Coming = {
  readonly lane: number
  at: number
  orderAt: number
  readonly next: () => { at: number; orderAt: number }
}

const NEVER = { at: Number.POSITIVE_INFINITY, orderAt: Number.POSITIVE_INFINITY }
const APPOINTMENT_SHOWS = 0.85
const APPOINTMENT_EARLY_MS = 3 * MINUTE_MS
const APPOINTMENT_SPREAD_MS = 5 * MINUTE_MS

export function drawClass(one: ArrivalClass, lane: number, now: number, dayStart: number, random: Random): Coming {
  let at = now
  // How busy this day really is with them.
  const people = Math.max(1, one.people)
  const busy = drawGamma(random, people) / people
  const next = () => {
    at = nextArrival(one.ratePerMs, busy, at, dayStart, random)
    return { at, orderAt: at - one.headStartMs }
  }
  return { lane, ...next(), next }
}

export function drawAppointment(one: ExpectedAppointment, lane: number, now: number, random: Random): Coming {
  const next = () => NEVER
  if (!random.isWithin(APPOINTMENT_SHOWS)) return { lane, ...NEVER, next }
  const came = one.slot_at - APPOINTMENT_EARLY_MS + drawNormal(random) * APPOINTMENT_SPREAD_MS
  const at = Math.max(now, came)
  return { lane, at, orderAt: Math.max(one.slot_at - (one.tolerance_ms ?? 0), at) - (one.head_start_ms ?? 0), next }
}

/** A Poisson stream whose rate changes each half hour. */
function nextArrival(rates: Float64Array, busy: number, from: number, dayStart: number, random: Random): number {
  let need = drawExponential(random, 1)
  let at = from
  for (let bin = binOfDay(from, dayStart); ; bin += 1) {
    const rate = (rates[bin] ?? 0) * busy
    const end = binEnd(bin, dayStart)
    const here = Math.max(0, end - at) * rate
    if (rate > 0 && here >= need) return at + need / rate
    if (isLastBin(bin)) return Number.POSITIVE_INFINITY
    need -= here
    at = Math.max(at, end)
  }
}
