const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

const two = (n: number): string => String(n).padStart(2, '0')

/** `3:07`, `1:03:07`; never below nought, since two clocks are behind it. */
export function showTimer(ms: number): string {
  const past = Math.max(0, ms)
  const seconds = two(Math.floor(past / SECOND_MS) % 60)
  const minutes = Math.floor(past / MINUTE_MS) % 60
  const hours = Math.floor(past / HOUR_MS)
  return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`
}

export function minutesBetween(from: number, to: number): number {
  return Math.max(0, Math.round((to - from) / MINUTE_MS))
}
