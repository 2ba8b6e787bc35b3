/** As long as a customer stands before the kiosk. What comes out later is taken by the next one. */
export const FRESH_MS = 30_000
/** After new paper: a customer who was told to wait for it has not waited longer than this. */
export const MISSING_MS = 15 * 60_000
/** Clocks are corrected by some seconds without anybody noticing; beyond that the age of a job is not known. */
export const CLOCK_SLACK_MS = 2_000
/** Beyond this age it is asked whether the ticket still waits; before, it was made a moment ago. */
export const SURELY_WAITING_MS = 5_000
/** From the disk to whoever hears of it. */
export const JUST_NOW_MS = 3_000

export const PRINT_MS = 15_000
export const ENCODE_MS = 5_000
export const RETRY_MS = 1_000
export const STORE_RETRY_MS = 1_000
/** By itself; a person's wish is not counted. */
export const TRIES_MAX = 3
/** In a row, whatever the tickets. */
export const FAULTS_MAX = 3
export const HOLD_MS = 60_000
/** Staff see what is open for a working day. */
export const OPEN_MS = 12 * 3_600_000
export const OPEN_MAX = 200
export const COPIES_MAX = 5
/** Copies and tests belong to no command of the outbox, which would take them away. */
export const KEPT_MS = 24 * 3_600_000
export const TIDY_MS = 10 * 60_000
