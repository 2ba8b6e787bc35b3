const periods = ['today', 'yesterday', 'week', 'month', 'own_days'] as const
export type Period = (typeof periods)[number]
export type Days = { readonly from: string; readonly to: string }

const DAY_MS = 86_400_000
const LENGTHS = { week: 7, month: 28 } as const

/** A day label so many days on. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The days of a period that ends with the branch's own today. */
export function daysOf(period: Exclude<Period, 'own_days'>, today: string): Days {
  if (period === 'today') return { from: today, to: today }
  const yesterday = dayAfter(today, -1)
  if (period === 'yesterday') return { from: yesterday, to: yesterday }
  return { from: dayAfter(today, 1 - LENGTHS[period]), to: today }
}

/** The periods that are not longer than a report may be. */
export const periodsWithin = (daysMax: number): Period[] =>
  periods.filter((period) => period !== 'month' || LENGTHS.month <= daysMax)

/** What a person typed, made into days that the server takes: in order, not beyond today, not too many. */
export function tidyDays({ from, to }: Days, today: string, daysMax: number): Days {
  const end = to > today || to === '' ? today : to
  const earliest = dayAfter(end, 1 - daysMax)
  if (from === '' || from > end) return { from: end, to: end }
  return { from: from < earliest ? earliest : from, to: end }
}
