import type { Clock, Timers } from '../port/clock.ts'

export function pageTime(): { readonly clock: Clock; readonly timers: Timers } {
  return {
    clock: { wall: () => Date.now(), monotonic: () => performance.now() },
    timers: {
      after(ms, work) {
        const timer = setTimeout(work, ms)
        return () => clearTimeout(timer)
      },
    },
  }
}
