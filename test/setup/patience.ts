/**
 * What hangs is found all the same; a machine at a third of the usual speed, with three worlds beside each other, is no fault. How
 * long things take is measured by the benches.
 */
export const TEST_MS_MAX = 180_000
/** The first time, the browser itself may have to be installed. */
export const HOOK_MS_MAX = 400_000
/** For whatever is looked at until it is so. */
export const SOON_MS_MAX = 30_000
/** For what must come by itself: at the end of a long poll, twenty seconds later, it would come without anybody having told it. */
export const LIVE_MS_MAX = 15_000
