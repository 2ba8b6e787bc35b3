const PAUSE_FIRST_MS = 1_000
const PAUSE_MAX_MS = 60_000

/** Twice as long after each failure, and anywhere in its second half: devices that lost one server do not return as one. */
export function pauseMs(failures: number, chance: number): number {
  if (failures === 0) return 0
  const full = Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** (failures - 1))
  return full / 2 + (full / 2) * chance
}
