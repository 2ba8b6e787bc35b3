/** Every bound of the gate. */
export type GateLimits = {
  /**
   * Of one device or session at one server. Four shapes start with twelve requests and some prefetches; a busy branch then
   * answers a few of them every second. A client that runs in a circle makes two hundred a second.
   */
  readonly requestsPerS: number
  readonly requestsBurst: number
  /** Four shapes in a few tabs, each with two prefetches while it catches up; a manager follows several branches. */
  readonly openPerDevice: number
  readonly openPerSession: number
  /** Between two answers with rows of one shape to one device or session that waits for them. */
  readonly paceMs: number
  /** The same, at a server that has no time left. */
  readonly busyPaceMs: number
  /** Devices and sessions that are counted at once: far more than one server serves. */
  readonly subjectsMax: number
  /** A poll is held 20 seconds. What a source holds longer ends here, so that a revoked device's poll does. */
  readonly pollMs: number
  /** Until the first byte of an answer that nobody waits in for a change: a large snapshot takes its time. */
  readonly readMs: number
  /**
   * For the whole of such an answer: a device whose network has vanished reads no more and never says so, and comes back
   * while its old answers still count. Ten megabytes, the most that one has, pass at a slow mobile network's pace.
   */
  readonly bodyMs: number
  /** A stream of events is asked about again and again while it is open, and ends when it has lasted this long. */
  readonly recheckMs: number
  readonly eventsMs: number
}

export const GATE_LIMITS: GateLimits = {
  requestsPerS: 20,
  requestsBurst: 200,
  openPerDevice: 24,
  openPerSession: 48,
  paceMs: 250,
  busyPaceMs: 1_000,
  subjectsMax: 20_000,
  pollMs: 24_000,
  readMs: 60_000,
  bodyMs: 120_000,
  recheckMs: 10_000,
  eventsMs: 60_000,
}
