/** A screen is there within seconds; whatever stands in its place for so long does not go away by itself. */
export const WITHOUT_SCREEN_MS_MAX = 60_000
const LOOK_MS = 5_000

type Ports = {
  /** Whether the screen is on the page. */
  isThere(): boolean
  /** Whether somebody is at the screen, as to enrol it: a page must not go away under their hands. */
  isTouched(): boolean
  loadAnew(): void
  now(): number
  every(ms: number, work: () => void): () => void
}

/**
 * Nobody looks after a display or a kiosk: whatever page of faults has taken its place, whoever drew it, is loaded again [DY19] [KL7]. Outside of
 * React, since React itself may be what failed.
 */
export function watchOver({ isThere, isTouched, loadAnew, now, every }: Ports): () => void {
  let goodAt = now()
  return every(LOOK_MS, () => {
    const at = now()
    if (isThere() || isTouched()) goodAt = at
    if (at - goodAt < WITHOUT_SCREEN_MS_MAX) return
    goodAt = at
    loadAnew()
  })
}
