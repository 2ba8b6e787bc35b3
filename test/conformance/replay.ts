import { setTimeout as sleep } from 'node:timers/promises'
import { Bindings } from './bindings.ts'
import { compareAnswer } from './compare-answer.ts'
import { compareHold } from './compare-hold.ts'
import { ElidedWalk, isElided } from './elided-walk.ts'
import type { Mismatch } from './mismatch.ts'
import type { ReplayWorld } from './replay-world.ts'
import { type SendOptions, sendRequest } from './send-request.ts'
import { type ScriptContext, type ScriptResult, STEP_SCRIPTS, type StepScript, sendAndWrite } from './step-scripts.ts'
import { toActualRequest } from './to-actual-request.ts'
import type { Trace, TraceRequest, TraceStep } from './trace.ts'

export type StepResult = { index: number; name: string; mismatches: Mismatch[] }

/** Above the longest hold there is: an SSE connection. */
const ANSWER_MS_MAX = 90_000

type Replay = {
  trace: Trace
  world: ReplayWorld
  walk: ElidedWalk
  kept: ScriptContext['kept']
  isAccepted: IsAccepted
  /** On the monotonic clock. */
  lastWriteMs: number
}

export type IsAccepted = (step: number, mismatch: Mismatch) => boolean

const ASK_AGAIN_MS = 100

function scriptOf({ trace }: Replay, index: number): StepScript | undefined {
  return STEP_SCRIPTS[`${trace.scenario}#${index}`]
}

/** Only what does nothing but ask; and no walk over big bodies, which counts each of them. */
function isAskedAgain(replay: Replay, step: TraceStep, index: number): boolean {
  const isWritten = performance.now() - replay.lastWriteMs < replay.world.timing.catchUpMs
  const acts = step.sql_during_request !== undefined || scriptOf(replay, index) !== undefined
  return isWritten && !acts && step.request?.method === 'GET' && !isElided(step.response?.body)
}

async function attempt(replay: Replay, step: TraceStep, index: number, bindings: Bindings): Promise<Mismatch[]> {
  const { trace, world, walk, kept } = replay
  const own = step.request && toActualRequest(step.request, bindings)
  const send = (options: Partial<SendOptions> = {}, request: TraceRequest | undefined = own) => {
    if (request === undefined) throw new Error(`step ${index} of ${trace.scenario} has nothing to send`)
    return sendRequest(request, { base: world.base(), timeoutMs: ANSWER_MS_MAX, ...options })
  }
  const script = scriptOf(replay, index) ?? sendAndWrite
  const actualHandle = (recorded: string): string => bindings.toActual('handle', recorded)
  const beforeMs = Date.now()
  const { answer, mismatches = [] }: ScriptResult = await script({ world, step, send, kept, actualHandle })
  if (answer === undefined || step.response === undefined) return mismatches
  const sentCursor = new URLSearchParams(own?.url.split('?')[1]).get('cursor') ?? undefined
  const betweenMs = [beforeMs, Date.now()] as const
  const stepName = `${trace.scenario}#${index}`
  const { timing } = world
  const context = { trace, stepName, bindings, walk, sentCursor, betweenMs, sseTimeoutMs: timing.sseTimeoutMs }
  const compared = compareAnswer(step.response, answer, context)
  // Another status is another course of things, which takes its own time.
  const hold = answer.status === step.response.status ? compareHold(step, answer.durationMs, timing) : []
  return [...mismatches, ...compared, ...hold]
}

async function replayStep(replay: Replay, step: TraceStep, index: number, bindings: Bindings) {
  if (step.sql_before !== undefined) {
    await replay.world.sql(step.sql_before)
    replay.lastWriteMs = performance.now()
  }
  for (;;) {
    const tried = bindings.copy()
    const mismatches = await attempt(replay, step, index, tried)
    const isRight = mismatches.every((mismatch) => replay.isAccepted(index, mismatch))
    if (isRight || !isAskedAgain(replay, step, index)) {
      const acts = step.sql_during_request !== undefined || scriptOf(replay, index) !== undefined
      if (acts) replay.lastWriteMs = performance.now()
      return { mismatches, bindings: tried }
    }
    await sleep(ASK_AGAIN_MS)
  }
}

/** Plays a recorded conversation against an engine and tells, step by step, what was answered otherwise. */
export async function replayTrace(
  trace: Trace,
  world: ReplayWorld,
  isAccepted: IsAccepted = () => false,
): Promise<StepResult[]> {
  const lastWriteMs = Number.NEGATIVE_INFINITY
  const replay: Replay = { trace, world, walk: new ElidedWalk(), kept: {}, isAccepted, lastWriteMs }
  const results: StepResult[] = []
  let bindings = new Bindings()
  for (const [index, step] of trace.steps.entries()) {
    const played = await replayStep(replay, step, index, bindings)
    bindings = played.bindings
    results.push({ index, name: step.step ?? step.note ?? '', mismatches: played.mismatches })
  }
  return results
}
