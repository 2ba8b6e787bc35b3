import type { ReplayTiming, ReplayWorld } from './replay-world.ts'

/** Holds are short, but far above what a loaded machine adds to an answer. */
export const RECORDED_TIMING: ReplayTiming = {
  liveTimeoutMs: 1500,
  sseTimeoutMs: 1500,
  parkMs: 20,
  catchUpMs: 0,
  isReal: false,
}

const nothing = (): Promise<void> => Promise.resolve()

/** There is no database behind a recorded server: it knows the answers. */
export function recordedWorld(base: string): ReplayWorld {
  return {
    base: () => base,
    timing: RECORDED_TIMING,
    sql: nothing,
    openTransaction: () => Promise.resolve({ commit: nothing }),
    stopEngine: nothing,
    startEngine: nothing,
    stopPostgres: nothing,
    startPostgres: nothing,
  }
}
