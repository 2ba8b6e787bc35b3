import type { Clock, Timers } from './clock.ts'

/** One page life: its own clock, that may be wrong, and timers that end with it. */
export type ManualPage = {
  readonly clock: Clock
  readonly timers: Timers
  /** A person, or the network, sets the wall clock: it differs from the true time by this much from now on. */
  setWallOffset(ms: number): void
  /** The machine sleeps: wall time passes, the monotonic clock stands still and no timer of this page runs. */
  sleep(): void
  wake(): void
  /** The page is gone: its timers never run. */
  end(): void
}

export type ManualTime = {
  /** The true time in milliseconds since 1970, that only `advance` moves. */
  now(): number
  openPage(pageLife: string, wallOffsetMs?: number): ManualPage
  /** Runs what is due, in order of its time, and lets everything settle after each. */
  advance(ms: number): Promise<void>
  /** When the next timer is due; undefined: none is set. */
  nextDueAt(): number | undefined
}

type Timer = { readonly dueAt: number; readonly order: number; readonly isAsleep: () => boolean; work(): void }

/**
 * Time that passes only when told to. `settle` waits until all that was begun has come to rest: a turn of the host's own
 * event loop, which this folder knows nothing of.
 */
export function createManualTime(startAt: number, settle: () => Promise<void>): ManualTime {
  /** By their time, and those of one moment in the order in which they were set. */
  const timers: Timer[] = []
  let now = startAt
  let order = 0

  function next(until: number): Timer | undefined {
    const first = timers.find(({ dueAt, isAsleep }) => dueAt > until || !isAsleep())
    return first === undefined || first.dueAt > until ? undefined : first
  }

  /** How many run before one of this time and place. */
  function placeOf({ dueAt, order: own }: Pick<Timer, 'dueAt' | 'order'>): number {
    let [low, high] = [0, timers.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = timers[middle] as Timer
      if (other.dueAt < dueAt || (other.dueAt === dueAt && other.order < own)) low = middle + 1
      else high = middle
    }
    return low
  }

  function remove(timer: Timer): void {
    const at = placeOf(timer)
    if (timers[at] === timer) timers.splice(at, 1)
  }

  function openPage(pageLife: string, wallOffsetMs = 0): ManualPage {
    const own = new Set<Timer>()
    let offset = wallOffsetMs
    let sleptMs = 0
    let sleepsSince: number | undefined
    let isEnded = false
    const bornAt = now
    const slept = (): number => sleptMs + (sleepsSince === undefined ? 0 : now - sleepsSince)
    return {
      clock: { wall: () => now + offset, monotonic: () => now - bornAt - slept(), pageLife },
      timers: {
        after(ms, work) {
          // What was on its way when the page ended may still come back to it, and must not keep it alive.
          if (isEnded) return () => undefined
          order += 1
          const timer: Timer = {
            dueAt: now + Math.max(0, ms),
            order,
            isAsleep: () => sleepsSince !== undefined,
            work() {
              own.delete(timer)
              work()
            },
          }
          timers.splice(placeOf(timer), 0, timer)
          own.add(timer)
          return () => {
            remove(timer)
            own.delete(timer)
          }
        },
      },
      setWallOffset(ms) {
        offset = ms
      },
      sleep() {
        sleepsSince ??= now
      },
      wake() {
        sleptMs = slept()
        sleepsSince = undefined
      },
      end() {
        isEnded = true
        for (const timer of own) remove(timer)
      },
    }
  }

  return {
    now: () => now,
    openPage,
    async advance(ms) {
      const until = now + ms
      await settle()
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        remove(timer)
        // What fell due during a sleep runs late, at the moment of waking.
        now = Math.max(now, timer.dueAt)
        timer.work()
        await settle()
      }
      now = until
    },
    nextDueAt: () => next(Number.POSITIVE_INFINITY)?.dueAt,
  }
}
