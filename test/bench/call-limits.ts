/** Calls of one way in one round. */
export const CALLS_PER_ROUND = 3_000
