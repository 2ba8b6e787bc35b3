import type { Random } from '../random/create-random.ts'
import { drawExponential } from './draw.ts'
import { MINUTE_MS } from './limits.ts'
import type { CounterKnown, Interval, Opening } from './wait-state.ts'

/** Without anything known: how long a break still lasts, and how late who is late will be. */
const BREAK_MS = 20 * MINUTE_MS
const LATE_MS = 10 * MINUTE_MS
const OVERTIME_MS = 10 * MINUTE_MS
/** One day in so many goes unlike any of the past ones. */
const SURPRISE_SHARE = 0.03

export type PastOpenings = {
  /** One entry per past day: this counter's openings as times since midnight. */
  readonly days: readonly (readonly Interval[])[]
  /** Today's openings so far, likewise; the last may be running. */
  readonly today: readonly { readonly from: number; readonly to: number | null }[]
}

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

/** The plan is right about later; whether the counter is open now, the branch knows better than the plan. */
function fromPlan(counter: CounterKnown, plan: readonly Interval[], now: number, random: Random): Interval[] {
  const rest = plan.filter(({ to }) => to > now)
  const isPlanned = (rest[0]?.from ?? Number.POSITIVE_INFINITY) <= now
  // Who was called before the plan's end is only finished; whoever is called after it shows that it goes on.
  const ended = plan.findLast(({ to }) => to <= now)?.to
  const isFinishing = counter.serving != null && ended !== undefined && counter.serving.called_at < ended
  if (counter.state === 'open' && !isPlanned && !isFinishing) {
    const end = Math.min(rest[0]?.from ?? Number.POSITIVE_INFINITY, now + drawExponential(random, OVERTIME_MS))
    return [{ from: now, to: end }, ...rest]
  }
  if (!isPlanned || counter.state === 'open') return rest
  const late = now + drawExponential(random, LATE_MS)
  return rest
    .map(({ from, to }, index) => (index === 0 ? { from: late, to } : { from, to }))
    .filter(({ from, to }) => to > from)
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

/** A counter's past, out of days as they were recorded. */
export function pastOpeningsOf(
  counterId: string,
  history: readonly { start_at: number; openings?: readonly Opening[] }[],
  today: { start_at: number; openings?: readonly Opening[] },
): PastOpenings {
  const ofCounter = (day: { openings?: readonly Opening[] }): Opening[] =>
    (day.openings ?? []).filter((opening) => opening.counter_id === counterId).toSorted((a, b) => a.from - b.from)
  return {
    days: history
      .filter((day) => (day.openings ?? []).length > 0)
      .map((day) =>
        ofCounter(day).flatMap(({ from, to }) =>
          to === null ? [] : [{ from: from - day.start_at, to: to - day.start_at }],
        ),
      ),
    today: ofCounter(today).map(({ from, to }) => ({
      from: from - today.start_at,
      to: to === null ? null : to - today.start_at,
    })),
  }
}
