export type Tap = { readonly at: number; readonly x: number; readonly y: number; readonly step: string }

/** The tap that led on, or the last one that a trembling hand made after it. */
export type EarlierTap = Tap & { readonly ledOnAt: number }

/** As long and as near as two taps are one hand that trembles, or does not trust the first. */
const SECOND_TAP_MS = 350
const SECOND_TAP_PX = 30
/** A hand that goes on knocking after that means what it sees. */
const TREMBLE_MS_MAX = 1_000

/** The second tap of one meant once: it would fall on whatever has come in the meantime [KF5]. */
export function isSecondTap(before: EarlierTap | undefined, tap: Tap): boolean {
  if (before === undefined || before.step === tap.step) return false
  if (tap.at - before.ledOnAt > TREMBLE_MS_MAX) return false
  const isNear = Math.hypot(tap.x - before.x, tap.y - before.y) <= SECOND_TAP_PX
  return isNear && tap.at - before.at <= SECOND_TAP_MS
}

/** What the next tap is measured by: a hand that trembles taps a third time and still means the step of its first. */
export function earlierTap(before: EarlierTap | undefined, tap: Tap): EarlierTap {
  if (before === undefined || !isSecondTap(before, tap)) return { ...tap, ledOnAt: tap.at }
  return { ...tap, step: before.step, ledOnAt: before.ledOnAt }
}
