export type OpenTransaction = { commit: () => Promise<void> }

export type ReplayTiming = {
  /** How long the engine holds a live request in which nothing happens. */
  liveTimeoutMs: number
  sseTimeoutMs: number
  /** From sending a live request to the write that must wake it; the engine has parked it by then. */
  parkMs: number
  /** A write needs a moment to go through the engine: so long after one, what differs is asked again. */
  catchUpMs: number
  /** The recorded times are waited out in full. */
  isReal: boolean
}

/** What a replay acts on. */
export type ReplayWorld = {
  /** Asked before each request: after a restart the engine may listen elsewhere. */
  base: () => string
  timing: ReplayTiming
  sql: (statements: readonly string[]) => Promise<void>
  openTransaction: (statements: readonly string[]) => Promise<OpenTransaction>
  stopEngine: () => Promise<void>
  startEngine: () => Promise<void>
  stopPostgres: () => Promise<void>
  startPostgres: () => Promise<void>
}

export const REAL_TIMING: ReplayTiming = {
  liveTimeoutMs: 20_000,
  sseTimeoutMs: 60_000,
  parkMs: 400,
  catchUpMs: 2000,
  isReal: true,
}

/** Long enough for a machine that does other things, short enough for every run of the tests. */
export const SHORT_TIMING: ReplayTiming = {
  liveTimeoutMs: 3000,
  sseTimeoutMs: 4000,
  parkMs: 200,
  catchUpMs: 2000,
  isReal: false,
}
