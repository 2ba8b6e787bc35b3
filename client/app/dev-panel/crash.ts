import type { CrashPoint, Faults } from './faults.ts'

/** Goes on at once, or never: at the named moment the page ends in the middle of what it does. */
export type Crash = (point: CrashPoint) => Promise<void>

export function createCrash(faults: Faults, reload: () => void): Crash {
  return (point) => {
    if (faults.current().crashAt !== point) return Promise.resolve()
    faults.set({ crashAt: null })
    reload()
    return new Promise(() => undefined)
  }
}
