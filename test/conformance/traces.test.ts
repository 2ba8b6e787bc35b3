import { replayAll } from './replay-all.ts'
import { SHORT_TIMING } from './replay-world.ts'

const TRACE_MS_MAX = 90_000

replayAll(SHORT_TIMING, TRACE_MS_MAX)
