import { rounded } from './statistics.ts'

/** One part of a run after the other, each told with how long it took. */
export function createSteps(progress: (line: string) => void) {
  return async <Value>(what: string, work: () => Promise<Value>): Promise<Value> => {
    const startedAt = performance.now()
    const value = await work()
    progress(`${what} (${rounded((performance.now() - startedAt) / 1_000, 0)} s): ${JSON.stringify(value)}`)
    return value
  }
}
