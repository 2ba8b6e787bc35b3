export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** Beyond these one run would take too long on a tablet; the fluid estimate is good there anyway. */
export const WAITING_MAX = 2_000
export const COUNTERS_MAX = 200
export const HISTORY_DAYS_MAX = 40
export const DAY_TICKETS_MAX = 4_000
/** Beyond any branch's day; the soonest count. */
export const APPOINTMENTS_MAX = 200
/** What a Date can hold: beyond, a second more is no longer another number. */
export const TIME_MS_MAX = 8.64e15

export const PATHS_MIN = 120
export const PATHS_MAX = 300
/** Calls that one run plays over all its paths: bounds its time whatever the line. */
export const CALLS_PER_RUN = 40_000
/** People who come and pass the line in one path: so many never do on a day on which the line still moves. */
export const COMING_PER_PATH_MAX = 1_000

export const SERVICE_MS_DEFAULT = 5 * MINUTE_MS
/** Variance of a log-length before any was seen. */
export const NOISE_DEFAULT = 0.5
export const SERVICE_MS_MIN = 1_000
/** Longer is a forgotten "complete", not a service. */
export const SERVICE_MS_MAX = 4 * HOUR_MS
export const NO_SHOW_MS_DEFAULT = 45_000
/** A longer gap between two clients is a pause, not the teller's turn-around. */
export const GAP_MS_MAX = 3 * MINUTE_MS
/** Kinds of people with a head start that are expected one by one; the rarest beyond are not. */
export const ARRIVAL_CLASSES_MAX = 24
