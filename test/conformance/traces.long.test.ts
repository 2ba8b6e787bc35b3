import { replayAll } from './replay-all.ts'
import { REAL_TIMING } from './replay-world.ts'

const TRACE_MS_MAX = 300_000

/** The recorded holds of 20 and 60 seconds and the pauses between, waited out. */
replayAll(REAL_TIMING, TRACE_MS_MAX)
