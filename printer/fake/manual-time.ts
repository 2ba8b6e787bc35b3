import type { Clock, Timers } from '../port/clock.ts'

type Timer = { readonly dueAt: number; readonly work: () => void }

export type ManualTime = {
  readonly clock: Clock
  readonly timers: Timers
  /** Runs what is due in the order of its time, and lets everything settle after each. */
  pass(ms: number): Promise<void>
  /** How many timers are set. */
  waiting(): number
  /** A person sets the wall clock. */
  setWall(at: number): void
}

/** Time that passes only when told to. `settle` waits until all that was begun has come to rest. */
export function createManualTime(startAt: number, settle: () => Promise<void>): ManualTime {
  const waiting = new Set<Timer>()
  let now = 0
  let wallOffset = startAt

  function nextBy(until: number): Timer | undefined {
    let first: Timer | undefined
    for (const timer of waiting) {
      if (timer.dueAt <= until && (first === undefined || timer.dueAt < first.dueAt)) first = timer
    }
    return first
  }

  return {
    clock: { wall: () => now + wallOffset, monotonic: () => now },
    timers: {
      after(ms, work) {
        const timer = { dueAt: now + Math.max(0, ms), work }
        waiting.add(timer)
        return () => {
          waiting.delete(timer)
        }
      },
    },
    async pass(ms) {
      const until = now + ms
      await settle()
      for (let timer = nextBy(until); timer !== undefined; timer = nextBy(until)) {
        waiting.delete(timer)
        now = Math.max(now, timer.dueAt)
        timer.work()
        await settle()
      }
      now = until
    },
    waiting: () => waiting.size,
    setWall(at) {
      wallOffset = at - now
    },
  }
}
