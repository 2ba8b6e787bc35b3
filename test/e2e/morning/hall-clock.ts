import type pg from 'pg'
import type { BrowserContext } from 'playwright-core'

const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS
/** Tunis is one hour ahead of UTC all year round. */
const ZONE_MS = 60 * MINUTE_MS

/**
 * The one time of the hall: the authority's, and that of every machine in it. It runs as time does, and jumps on as a morning
 * does in which nothing happens for hours.
 */
export type HallClock = {
  /** The machine of this context tells this time from its next page on. */
  follow(context: BrowserContext): Promise<void>
  /** That time of its day, in milliseconds. */
  at(time: string): number
  set(time: string): Promise<void>
}

export function createHallClock(root: () => Pick<pg.Pool, 'query'>): HallClock {
  const contexts: BrowserContext[] = []
  const midnight = Math.floor((Date.now() + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS
  let shiftMs = 0

  const at = (time: string): number => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return midnight + (hours * 60 + minutes) * MINUTE_MS
  }

  return {
    at,
    async follow(context) {
      contexts.push(context)
      await context.addInitScript(DATE)
      await context.addInitScript(move(shiftMs))
    },
    async set(time) {
      shiftMs = Math.round(at(time) - Date.now())
      // The machines first: one whose clock goes on by itself has slept, one that is told another time than its own is wrong.
      await Promise.all(contexts.map((context) => context.addInitScript(move(shiftMs))))
      await Promise.all(contexts.flatMap((context) => context.pages().map((page) => page.evaluate(move(shiftMs)))))
      await root().query('update app_private.clock set settable = true, shift = $1::float8 * $2::interval', [
        shiftMs,
        '1 millisecond',
      ])
    },
  }
}

const move = (ms: number): string => `globalThis.moveHallClock?.(${ms})`

const DATE = `(() => {
  const Plain = Date
  let shift = 0
  globalThis.Date = class Date extends Plain {
    constructor(...given) {
      if (given.length === 0) super(Plain.now() + shift)
      else super(...given)
    }
    static now() {
      return Plain.now() + shift
    }
  }
  globalThis.moveHallClock = (ms) => void (shift = ms)
})()`
