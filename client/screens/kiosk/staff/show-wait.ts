const SECOND_MS = 1_000
const MINUTE_S = 60

/** What is left of a pause, as 2:05; never 0:00 while something is left. */
export function showWait(ms: number): string {
  const seconds = Math.ceil(ms / SECOND_MS)
  return `${Math.floor(seconds / MINUTE_S)}:${String(seconds % MINUTE_S).padStart(2, '0')}`
}
