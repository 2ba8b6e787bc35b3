import type { DayWithOpenings } from './infer-openings.ts'
import type { Interval, Opening } from './wait-state.ts'

/** A counter's openings on one past day, as times since midnight. */
export type PastDayOpenings = {
  readonly startAt: number
  readonly openings: readonly Interval[]
  /** Nobody recorded them: its services tell them. */
  readonly isInferred: boolean
}
export type PastOpenings = {
  readonly days: readonly PastDayOpenings[]
  /** Today's openings so far, likewise; the last may be running. */
  readonly today: readonly { readonly from: number; readonly to: number | null }[]
}

/** A counter's past, out of days as they were recorded. */
export function pastOpeningsOf(
  counterId: string,
  history: readonly DayWithOpenings[],
  today: DayWithOpenings,
): PastOpenings {
  const ofCounter = (day: DayWithOpenings): Opening[] =>
    (day.openings ?? []).filter((opening) => opening.counter_id === counterId).toSorted((a, b) => a.from - b.from)
  return {
    days: history
      .filter((day) => (day.openings ?? []).length > 0)
      .map((day) => ({
        startAt: day.start_at,
        isInferred: day.isInferred === true,
        openings: ofCounter(day).flatMap(({ from, to }) =>
          to === null ? [] : [{ from: from - day.start_at, to: to - day.start_at }],
        ),
      })),
    today: ofCounter(today).map(({ from, to }) => ({
      from: from - today.start_at,
      to: to === null ? null : to - today.start_at,
    })),
  }
}
