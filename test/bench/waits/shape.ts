/** A kind of branch: what its days have in common. Times of the day in minutes since midnight, lengths in minutes. */
export type Shape = {
  readonly name: string
  readonly days: readonly [opens: number, closes: number]
  readonly counters: readonly ShapeCounter[]
  readonly services: readonly ShapeService[]
  /** Where arrivals gather; the base between them is 1. */
  readonly peaks: readonly { readonly at: number; readonly width: number; readonly height: number }[]
  /** Work that arrives in a day beside what the counters can do. */
  readonly load: number
  /** Spreads of the log of service lengths: between days, within a day from hour to hour, between tellers. */
  readonly dayDrift: number
  readonly hourDrift: number
  readonly staffSpread: number
  /** Spread of the log of how many come, between days. */
  readonly arrivalDrift: number
  readonly noShowShare: number
  readonly leavers: { readonly share: number; readonly patience: number; readonly silentShare: number }
  readonly classes: readonly { readonly share: number; readonly headStart: number }[]
  /** Booked people per hour, with the head start of their slot. */
  readonly appointmentsPerHour: number
  readonly gap: number
  /** How far the real openings lie from the plan (spread, minutes), and the share of openings that fall out altogether. */
  readonly rotaNoise: number
  readonly rotaMissing: number
  /** The share of openings that break off without warning, for a quarter of an hour or for good. */
  readonly breakdownShare: number
}

export type ShapeCounter = {
  readonly services: readonly string[]
  readonly plan: readonly (readonly [number, number])[]
}

export type ShapeService = {
  readonly id: string
  readonly share: number
  readonly mean: number
  readonly cv: number
  readonly law: 'lognormal' | 'exponential' | 'gamma' | 'uniform'
  readonly configured: number
}

export const STRICT_HEAD_START = 600

export function aShape(name: string, changes: Partial<Shape>): Shape {
  return { ...PLAIN, name, ...changes }
}

export function counters(
  services: readonly string[],
  ...plans: (readonly (readonly [number, number])[])[]
): ShapeCounter[] {
  return plans.map((plan) => ({ services, plan }))
}

/** The bank day of the published comparison: two peaks, four counters, late opening, lunch, configured 23 % too low. */
const PLAIN: Shape = {
  name: 'plain',
  days: [480, 960],
  counters: counters(
    ['cash'],
    [[480, 960]],
    [
      [480, 720],
      [765, 960],
    ],
    [
      [480, 765],
      [810, 960],
    ],
    [
      [540, 720],
      [780, 960],
    ],
  ),
  services: [{ id: 'cash', share: 1, mean: 6.5, cv: 0.9, law: 'lognormal', configured: 5 }],
  peaks: [
    { at: 600, width: 45, height: 1.2 },
    { at: 780, width: 45, height: 1 },
  ],
  load: 0.85,
  dayDrift: 0.15,
  hourDrift: 0,
  staffSpread: 0,
  arrivalDrift: 0,
  noShowShare: 0.06,
  leavers: { share: 0.12, patience: 25, silentShare: 0.5 },
  classes: [],
  appointmentsPerHour: 0,
  gap: 0,
  rotaNoise: 0,
  rotaMissing: 0,
  breakdownShare: 0,
}
