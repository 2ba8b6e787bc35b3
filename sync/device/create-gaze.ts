/** So often a tab that is seen says so; the leader believes it for somewhat longer. */
const LOOK_MS = 5_000
const LOOKED_MS = 12_000

/** Whether a person can see this tab or, as this one has heard, another one of the device [PU8]. */
export function createGaze(monotonic: () => number) {
  let isVisible = true
  let heardAt = Number.NEGATIVE_INFINITY
  let saidAt = Number.NEGATIVE_INFINITY

  return {
    setVisible(isNow: boolean): void {
      isVisible = isNow
      // To be said at once to whoever leads.
      if (isNow) saidAt = Number.NEGATIVE_INFINITY
    },
    hear(): void {
      heardAt = monotonic()
    },
    isSeen: (): boolean => isVisible || monotonic() - heardAt < LOOKED_MS,
    /** True once in a while, for a tab that does not lead itself and is seen. */
    isToBeSaid(): boolean {
      if (!isVisible || monotonic() - saidAt < LOOK_MS) return false
      saidAt = monotonic()
      return true
    },
  }
}
