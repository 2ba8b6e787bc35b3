import type { Random } from '../random/create-random.ts'
import { daysOfPlan } from './days-of-plan.ts'
import { drawExponential } from './draw.ts'
import { MINUTE_MS } from './limits.ts'
import type { PastOpenings } from './past-openings.ts'
import type { CounterKnown, Interval } from './wait-state.ts'

/** Without anything known: how long a break still lasts, and how late who is late will be. */
const BREAK_MS = 20 * MINUTE_MS
const LATE_MS = 10 * MINUTE_MS
/** So late, it is as likely as not that a planned opening falls out. */
const MISSING_MS = 45 * MINUTE_MS
/** Counters that close within this of the last one close for the day, and serve whoever is in line first. */
export const CLOSING_SPREAD_MS = 5 * MINUTE_MS
const OVERTIME_MS = 10 * MINUTE_MS
/** One day in so many goes unlike any of the past ones. */
const SURPRISE_SHARE = 0.03

/** As many past days weigh as much as the plan itself. */
const PLAN_WEIGHT_DAYS = 2

/** What a counter's openings from now on may be: what is known of it is looked up once, then each path draws its own. */
export function likelyOpenings(counter: CounterKnown, past: PastOpenings, now: number, dayStart: number, end: number) {
  const { plan } = counter
  const at = now - dayStart
  const recorded = past.days.filter(({ isInferred }) => !isInferred)
  const days = plan === undefined ? past.days.map(({ openings }) => openings) : daysOfPlan(recorded, plan, dayStart)
  const like = daysLike(counter, days, past, at)
  const since = openSince(past, now, dayStart)
  const closedAt = dayStart + (past.today.findLast(({ to }) => to !== null && to <= at)?.to ?? Number.NEGATIVE_INFINITY)
  const usualShare = plan === undefined ? 1 - SURPRISE_SHARE : like.length / (like.length + PLAN_WEIGHT_DAYS)
  return (random: Random): Interval[] => {
    if (like.length > 0 && random.isWithin(usualShare))
      return fromPastDay(counter, past, random.pick(like), at, random).map(({ from, to }) => ({
        from: from + dayStart,
        to: to + dayStart,
      }))
    return plan === undefined
      ? fromNothing(counter, now, random)
      : fromPlan(counter, plan, { now, since, closedAt, end }, random)
  }
}

/** `closedAt`: when the last opening that is over ended. `end`: when the last counter is planned to close. */
type Moments = { readonly now: number; readonly since: number; readonly closedAt: number; readonly end: number }

/** The plan is nearly right about later; whether the counter is open now, the branch knows better than the plan. */
function fromPlan(counter: CounterKnown, plan: readonly Interval[], moments: Moments, random: Random): Interval[] {
  const { now } = moments
  const [next, ...later] = plan.filter(({ to }) => to > now)
  if (next === undefined || next.from > now) return besidePlan(counter, plan, moments, random)
  if (counter.state === 'open') return [next, ...withSurprises(later, random)]
  // The later it is already, the later it will be, and the likelier that nobody comes at all. Who was there is late since
  // they went, not since the morning [WT25].
  const late = now - Math.max(next.from, moments.closedAt)
  if (random.isWithin(late / (late + MISSING_MS))) return withSurprises(later, random)
  const from = now + drawExponential(random, Math.max(LATE_MS, late / 2))
  return from < next.to ? [{ from, to: next.to }, ...withSurprises(later, random)] : withSurprises(later, random)
}

/** At a time at which it is not meant to be open. */
function besidePlan(
  counter: CounterKnown,
  plan: readonly Interval[],
  { now, since, end: closing }: Moments,
  random: Random,
): Interval[] {
  const rest = plan.filter(({ to }) => to > now)
  const ended = plan.findLast(({ to }) => to <= now)?.to
  // Who closes last serves whoever stands in line.
  if (counter.state === 'open' && ended !== undefined && now >= closing && ended >= closing - CLOSING_SPREAD_MS)
    return [{ from: now, to: Number.POSITIVE_INFINITY }]
  if (counter.state !== 'open' || isFinishing(counter, ended)) return withSurprises(rest, random)
  const [next, ...later] = rest
  // Who begins before the first planned opening goes on into it; what has gone on beside the plan for long will for long.
  const beyond = now - Math.max(since, ended ?? since)
  const end = now + drawExponential(random, Math.max(OVERTIME_MS, beyond))
  if (next === undefined) return [{ from: now, to: end }]
  const isGoingOn = ended === undefined || end >= next.from
  return isGoingOn
    ? [{ from: now, to: next.to }, ...withSurprises(later, random)]
    : [{ from: now, to: end }, ...withSurprises(rest, random)]
}

/** Since when a counter that is open has been so today, as far as anything tells it. */
function openSince({ today }: PastOpenings, now: number, dayStart: number): number {
  const last = today.at(-1)
  return last === undefined ? now : Math.min(now, dayStart + last.from)
}

function withSurprises(planned: readonly Interval[], random: Random): Interval[] {
  return planned.filter(() => !random.isWithin(SURPRISE_SHARE))
}

/** Who was called before the plan's end is only finished; whoever is called after it shows that it goes on. */
function isFinishing({ serving }: CounterKnown, ended: number | undefined): boolean {
  return serving != null && ended !== undefined && serving.called_at < ended
}

/** Past days on which it was as it is now, best after as many openings as today. */
function daysLike(
  counter: CounterKnown,
  days: readonly (readonly Interval[])[],
  { today }: PastOpenings,
  at: number,
): (readonly Interval[])[] {
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
