/** Every bound of what a server does for customers' pages. */
export const TICKET_PAGE_LIMITS = {
  /** A branch's line is computed at most this often, however many pages ask [TP2]. */
  lineAgeMsMax: 1_000,
  /** Whoever asks waits so long for the computation that is under way, and is then told the one before it … */
  waitMsMax: 200,
  /** … unless that is older than this. */
  youngMsMax: 5_000,
  /** An unchanged line is quoted anew after this: time itself moves the waits. */
  quoteAgeMsMax: 15_000,
  /** Configuration, statistics and past days. */
  baseAgeMsMax: 60_000,
  /** A branch that nobody has asked about for so long is forgotten. */
  restMsMax: 120_000,
  branchesMax: 2_000,
  /** Tickets of which it is known where they stand: every page that is open at one server. */
  placesMax: 100_000,
} as const
