/** Reading 3 MB of code from a slow disk and compiling it on a tablet is counted in; measured: decisions/0001. */
export const START_MS_MAX = 60_000
export const FILL_MS_MAX = 60_000
/** A question that takes longer would not be waited for; its worker is stuck. */
export const ASK_MS_MAX = 10_000
export const FOLLOW_MS_MAX = 20_000

/** The first pause after a failure; each further one is twice as long, to the longest. */
export const PAUSE_MS_MIN = 2_000
export const PAUSE_MS_MAX = 300_000
export const FAILURES_MAX = 6
/** A lens that has been ready for so long has shown that it can live: what then happens is a first failure. */
export const STEADY_MS = 120_000

/** Rows in one message: the page is never busy for longer than a frame with packing them. */
export const ROWS_PER_MESSAGE = 250
/** Changes of the view are gathered for so long before they are sent. */
export const FOLLOW_PAUSE_MS = 100
/** An answer on the screen is asked for anew no more often. */
export const ASK_AGAIN_MS = 300
/** Changed rows after which the tables are swept: nobody else does it there. */
export const SWEEP_EVERY_ROWS = 5_000

/** Without a lens a question that stays on the screen is put to the server again. */
export const SERVER_AGAIN_MS = 30_000

/** Hidden for so long, a page gives the memory back. */
export const HIDDEN_MS = 300_000
/** What a device must have told of its memory, rounded down as browsers do. */
export const DEVICE_MEMORY_GB_MIN = 4
