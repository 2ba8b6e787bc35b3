import type { PublicScreen } from '../screen-names.ts'
import { loadAnew } from './load-anew.ts'
import { watchOver } from './watch-over.ts'

/** As somebody may take who types the code of a new device. */
const TOUCHED_MS = 120_000

/** Over the page itself, from before its first part is loaded. */
export function watchUnattended(screen: PublicScreen): void {
  let touchedAt = Number.NEGATIVE_INFINITY
  for (const name of ['pointerdown', 'keydown']) {
    addEventListener(name, () => {
      touchedAt = performance.now()
    })
  }
  watchOver({
    // A page of faults has none of it; a screen that says that it was interrupted looks after itself.
    isThere: () => document.querySelector(`[data-surface="${screen}"]`) !== null,
    // Whoever touches a kiosk is a customer who wants it to work.
    isTouched: () => screen === 'display' && performance.now() - touchedAt < TOUCHED_MS,
    loadAnew,
    now: () => performance.now(),
    every(ms, work) {
      const timer = setInterval(work, ms)
      return () => clearInterval(timer)
    },
  })
}
