import { groupBy } from './group-by.ts'
import { DAY_MS } from './limits.ts'
import type { PastDayOpenings } from './past-openings.ts'
import type { Interval } from './wait-state.ts'

/** A day went by this plan if so much of what was open or planned was both. */
const ALIKE_SHARE = 0.6
/** So many of the days must have, before the others count as what can become of the plan. */
const ALIKE_DAYS_SHARE = 2 / 3

/**
 * The past days that had the plan that today has, also those on which little came of it: how late people begin, what falls
 * out, what breaks off. None where other plans were usual. A weekday that is always otherwise has a plan of its own [WT8].
 */
export function daysOfPlan(days: readonly PastDayOpenings[], plan: readonly Interval[], dayStart: number) {
  const planned = plan.map(({ from, to }) => ({ from: from - dayStart, to: to - dayStart }))
  const isAlike = ({ openings }: PastDayOpenings): boolean => likeness(openings, planned) >= ALIKE_SHARE
  const ofThisPlan = [...groupBy(days, ({ startAt }) => Math.round(startAt / DAY_MS) % 7).values()].flatMap((own) =>
    own.length < 2 || 2 * own.filter(isAlike).length >= own.length ? own : [],
  )
  const isUsual = ofThisPlan.filter(isAlike).length >= ALIKE_DAYS_SHARE * ofThisPlan.length
  return isUsual ? ofThisPlan.map(({ openings }) => openings) : []
}

function likeness(one: readonly Interval[], other: readonly Interval[]): number {
  const both = one.reduce((all, a) => other.reduce((sum, b) => sum + common(a, b), all), 0)
  const either = lengthOf(one) + lengthOf(other) - both
  return either === 0 ? 1 : both / either
}

const common = (a: Interval, b: Interval): number => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from))
const lengthOf = (intervals: readonly Interval[]): number => intervals.reduce((sum, { from, to }) => sum + to - from, 0)
