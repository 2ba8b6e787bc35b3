import type { Chance, Clock, Timers } from '../../../sync/ports/clock.ts'
import { toBase64url } from '../keys/base64url.ts'

const WORDS = 2 ** 32

/** One for the life of the page: `pageLife` is what its monotonic times belong to. */
export function createBrowserClock(): Clock {
  return { wall: () => Date.now(), monotonic: () => performance.now(), pageLife: crypto.randomUUID() }
}

export const browserTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

export const browserChance: Chance = {
  uuid: () => crypto.randomUUID(),
  next: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / WORDS,
  secret: (bytes) => toBase64url(crypto.getRandomValues(new Uint8Array(bytes))),
}
