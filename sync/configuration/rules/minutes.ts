import type { Span } from '../opening-schema.ts'

const MINUTES_PER_HOUR = 60
export const MINUTES_PER_DAY = 1_440

/** A wall time of the business day as minutes since its date's midnight; it may pass 24:00. */
export function wallMinutes(wallTime: string): number {
  const [hours = 0, minutes = 0] = wallTime.split(':').map(Number)
  return hours * MINUTES_PER_HOUR + minutes
}

export function minutesToWall(minutes: number): string {
  const part = (value: number): string => String(value).padStart(2, '0')
  return `${part(Math.floor(minutes / MINUTES_PER_HOUR))}:${part(minutes % MINUTES_PER_HOUR)}`
}

/** Whether spans together cover one; touching and overlapping ones count as one. */
export function isCovered(span: Span, by: readonly Span[]): boolean {
  let reached = wallMinutes(span.from)
  const sorted = by.toSorted((a, b) => wallMinutes(a.from) - wallMinutes(b.from))
  for (const { from, to } of sorted) {
    if (wallMinutes(from) <= reached) reached = Math.max(reached, wallMinutes(to))
  }
  return reached >= wallMinutes(span.to)
}
