import type { Random } from '../random/create-random.ts'
import { drawExponential } from './draw.ts'
import { MINUTE_MS } from './limits.ts'
import type { PastOpenings } from './past-openings.ts'
import type { CounterKnown, Interval } from './wait-state.ts'

/** Without anything known: how long a break still lasts, and how late who is late will be. */
const BREAK_MS = 20 * MINUTE_MS
const LATE_MS = 10 * MINUTE_MS
/** So late, it is as likely as not that a planned opening falls out. */
const MISSING_MS = 45 * MINUTE_MS
const OVERTIME_MS = 10 * MINUTE_MS
/** One day in so many goes unlike any of the past ones. */
const SURPRISE_SHARE = 0.03

/** When this counter will be open from now on, in one possible day. */
export function drawOpenings(
  counter: CounterKnown,
  past: PastOpenings,
  now: number,
  dayStart: number,
  random: Random,
): Interval[] {
  if (counter.plan !== undefined) return fromPlan(counter, counter.plan, now, random)
  const like = daysLike(counter, past, now - dayStart)
  if (like.length === 0 || random.isWithin(SURPRISE_SHARE)) return fromNothing(counter, now, random)
  return fromPastDay(counter, past, random.pick(like), now - dayStart, random).map(({ from, to }) => ({
    from: from + dayStart,
    to: to + dayStart,
  }))
}

/** The plan is nearly right about later; whether the counter is open now, the branch knows better than the plan. */
function fromPlan(counter: CounterKnown, plan: readonly Interval[], now: number, random: Random): Interval[] {
  const [next, ...later] = plan.filter(({ to }) => to > now)
  const isPlanned = next !== undefined && next.from <= now
  if (counter.state === 'open' && isPlanned) return [next, ...withSurprises(later, random)]
  const rest = next === undefined ? [] : [next, ...later]
  if (!isPlanned) {
    const surprising = withSurprises(rest, random)
    if (counter.state !== 'open' || isFinishing(counter, plan, now)) return surprising
    const end = Math.min(next?.from ?? Number.POSITIVE_INFINITY, now + drawExponential(random, OVERTIME_MS))
    return [{ from: now, to: end }, ...surprising]
  }
  // The later it is already, the later it will be, and the likelier that nobody comes at all.
  const late = now - next.from
  if (random.isWithin(late / (late + MISSING_MS))) return withSurprises(later, random)
  const from = now + drawExponential(random, Math.max(LATE_MS, late / 2))
  return from < next.to ? [{ from, to: next.to }, ...withSurprises(later, random)] : withSurprises(later, random)
}

function withSurprises(planned: readonly Interval[], random: Random): Interval[] {
  return planned.filter(() => !random.isWithin(SURPRISE_SHARE))
}

/** Who was called before the plan's end is only finished; whoever is called after it shows that it goes on. */
function isFinishing({ serving }: CounterKnown, plan: readonly Interval[], now: number): boolean {
  const ended = plan.findLast(({ to }) => to <= now)?.to
  return serving != null && ended !== undefined && serving.called_at < ended
}

/** Past days on which it was as it is now, best after as many openings as today. */
function daysLike(counter: CounterKnown, { days, today }: PastOpenings, at: number): (readonly Interval[])[] {
  const isOpen = counter.state === 'open'
  const same = days.filter((day) => day.some(({ from, to }) => from <= at && at < to) === isOpen)
  const begun = today.filter(({ from }) => from <= at).length
  const closest = same.filter((day) => day.filter(({ from }) => from <= at).length === begun)
  return closest.length > 0 ? closest : same
}

function fromPastDay(
  counter: CounterKnown,
  { today }: PastOpenings,
  day: readonly Interval[],
  at: number,
  random: Random,
): Interval[] {
  const rest = day.filter(({ to }) => to > at)
  const [first, ...later] = rest
  if (first === undefined)
    return counter.state === 'open' ? [{ from: at, to: at + drawExponential(random, OVERTIME_MS) }] : []
  if (counter.state === 'open') return [{ from: at, to: first.to }, ...later]
  // A break lasts as long as that day's, whenever today's began.
  const left = today.at(-1)?.to
  const leftThen = day[day.indexOf(first) - 1]?.to
  const back = left == null || leftThen === undefined ? first.from : left + first.from - leftThen
  const from = back > at ? back : Math.min(first.from, at + drawExponential(random, LATE_MS))
  return [{ from: Math.max(from, at), to: Math.max(first.to, from) }, ...later]
}

function fromNothing(counter: CounterKnown, now: number, random: Random): Interval[] {
  if (counter.state === 'open') return [{ from: now, to: Number.POSITIVE_INFINITY }]
  if (counter.state === 'paused')
    return [{ from: now + drawExponential(random, BREAK_MS), to: Number.POSITIVE_INFINITY }]
  return []
}
