import type { Timers } from './clock.ts'

/** The first of a promise and a time limit. What comes later is heard by nobody, also when it is a rejection. */
export function within<Value, Late>(
  timers: Timers,
  ms: number,
  work: Promise<Value>,
  late: Late,
): Promise<Value | Late> {
  return new Promise((resolve, reject) => {
    const takeBack = timers.after(ms, () => resolve(late))
    work.then(resolve, reject).finally(takeBack)
  })
}

export function pause(timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => {
    timers.after(ms, resolve)
  })
}
