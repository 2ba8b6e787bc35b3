/** Time as the page has it; an argument everywhere, so that tests make their own. */
export type Clock = {
  /** Milliseconds since 1970: people set it, it jumps. */
  wall(): number
  /** Milliseconds of this page life: never goes back. */
  monotonic(): number
}

export type Timers = {
  /** Answers the function that takes it back. */
  after(ms: number, work: () => void): () => void
}
