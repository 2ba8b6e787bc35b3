/** Time and chance as a device has them; in tests and the simulation both are made. */
export type Clock = {
  /** Milliseconds since 1970 by the wall clock: people set it, it jumps. */
  wall(): number
  /** Milliseconds since some moment of this page life: never goes back, and stands still while the machine sleeps. */
  monotonic(): number
  /** One per page life; monotonic times of another one mean nothing here. */
  readonly pageLife: string
}

export type Timers = {
  /** Answers the function that takes it back. */
  after(ms: number, work: () => void): () => void
}

export type Chance = {
  uuid(): string
  /** At least 0, less than 1. */
  next(): number
  /** Unguessable, as base64url. */
  secret(bytes: number): string
}
