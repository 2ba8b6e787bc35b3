import type { Interval, Opening } from './wait-state.ts'

export type PastOpenings = {
  /** One entry per past day: this counter's openings as times since midnight. */
  readonly days: readonly (readonly Interval[])[]
  /** Today's openings so far, likewise; the last may be running. */
  readonly today: readonly { readonly from: number; readonly to: number | null }[]
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
