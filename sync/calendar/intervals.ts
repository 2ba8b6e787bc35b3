/** A stretch of time, `from <= at < to`, in milliseconds since 1970 UTC. */
export interface Interval {
  from: number
  to: number
}

/** The same set of instants as sorted stretches with time between them; empty and backward ones hold nothing. */
export function mergeIntervals(intervals: Interval[]): Interval[] {
  const merged: Interval[] = []
  for (const { from, to } of intervals.filter((one) => one.from < one.to).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** The instants that both sets hold. */
export function intersectIntervals(left: Interval[], right: Interval[]): Interval[] {
  const pairs = left.flatMap((a) => right.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })))
  return mergeIntervals(pairs)
}
