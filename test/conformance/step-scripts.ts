import { setTimeout as sleep } from 'node:timers/promises'
import { type Mismatch, mismatchUnlessEqual } from './mismatch.ts'
import { countEvents } from './parse-events.ts'
import type { ReplayWorld } from './replay-world.ts'
import type { Answer, SendOptions } from './send-request.ts'
import type { TraceRequest, TraceStep } from './trace.ts'

export type ScriptContext = {
  world: ReplayWorld
  step: TraceStep
  /** Sends the step's own request, or another one. */
  send: (options?: Partial<SendOptions>, request?: TraceRequest) => Promise<Answer>
  /** The recorded handle, as the engine calls it. */
  actualHandle: (recorded: string) => string
  /** What one step leaves for a later one. */
  kept: { deletion?: Answer; lateWrites?: string[] }
}

export type ScriptResult = { answer?: Answer; mismatches?: Mismatch[] }

export type StepScript = (context: ScriptContext) => Promise<ScriptResult>

const HEALTH_TURNS_MS_MAX = 30_000
const HEALTH_POLL_MS = 200
const STREAM_GRACE_MS = 300
const ASKED_AGAIN_MAX = 5

/** The ordinary step: a request, and a write while it waits. */
export const sendAndWrite: StepScript = async ({ world, step, send }) => {
  const pending = send()
  if (step.sql_during_request === undefined) return { answer: await pending }
  await sleep(world.timing.parkMs)
  await world.sql(step.sql_during_request)
  return { answer: await untilItHasData(step, await pending, send) }
}

const HAS_DATA = 'electric-has-data'

/**
 * Sixteen megabytes take longer to be written, on a machine that does other things, than a request is held with the shortened times: one that was
 * given back with nothing in the meantime is asked again, as any client asks.
 */
async function untilItHasData(step: TraceStep, first: Answer, send: ScriptContext['send']): Promise<Answer> {
  const isWanted = step.response?.headers?.[HAS_DATA] === 'true'
  let answer = first
  for (let again = 0; isWanted && answer.headers[HAS_DATA] === 'false' && again < ASKED_AGAIN_MAX; again += 1) {
    const next = await send()
    answer = { ...next, durationMs: answer.durationMs + next.durationMs }
  }
  return answer
}

function writeDuring(statement: string): StepScript {
  return ({ step, ...context }) => sendAndWrite({ ...context, step: { ...step, sql_during_request: [statement] } })
}

/** A transaction that is open while the request runs and commits after its answer. */
function whileOpen(statement: string): StepScript {
  return async ({ world, send }) => {
    const transaction = await world.openTransaction([statement])
    const answer = await send()
    await transaction.commit()
    return { answer }
  }
}

/**
 * The recorder asked again so fast that the service had not yet read the last of its writes: here that one is made
 * after the next question.
 */
const writeAllButLast: StepScript = async (context) => {
  const { step, kept } = context
  kept.lateWrites = step.sql_during_request?.slice(-1) ?? []
  return sendAndWrite({
    ...context,
    step: { ...step, sql_during_request: step.sql_during_request?.slice(0, -1) ?? [] },
  })
}

const writeLateOne: StepScript = async ({ world, send, kept }) => {
  const answer = await send()
  await world.sql(kept.lateWrites ?? [])
  return { answer }
}

const streamOfThreeTransactions: StepScript = async ({ world, step, send }) => {
  const [first = 0, ...rest] = world.timing.isReal ? [500, 400, 400] : [world.timing.parkMs, 100, 100]
  const wanted = countEvents(String(step.response?.body))
  const pending = send({ until: (text) => countEvents(text) >= wanted, graceMs: STREAM_GRACE_MS })
  const statements = [
    "insert into g18 values (2,'two',2)",
    "update g18 set title='t' where id=2",
    "begin; insert into g18 values (3,'a',1),(4,'b',1); delete from g18 where id=2; commit",
  ]
  for (const [index, pauseMs] of [first, ...rest].entries()) {
    await sleep(pauseMs)
    await world.sql(statements.slice(index, index + 1))
  }
  return { answer: await pending }
}

const idleStreamWithOneInsert: StepScript = async (context) => {
  const recorded = context.step.sql_during_request ?? []
  const waiting = /^select pg_sleep\([\d.]+\); /
  const statements = context.world.timing.isReal ? recorded : recorded.map((text) => text.replace(waiting, ''))
  return sendAndWrite({ ...context, step: { ...context.step, sql_during_request: statements } })
}

const deleteWhileLive: StepScript = async ({ world, send, kept, actualHandle }) => {
  const pending = send()
  await sleep(world.timing.parkMs)
  const handle = actualHandle('80100358-1795170396694581')
  kept.deletion = await send({}, { method: 'DELETE', url: `/v1/shape?handle=${handle}` })
  return { answer: await pending }
}

const checkDeletion: StepScript = async ({ kept }) => ({
  mismatches: mismatchUnlessEqual('note', 202, kept.deletion?.status ?? null),
})

const stopWhileLive: StepScript = async ({ world, send }) => {
  const pending = send()
  await sleep(world.timing.parkMs)
  await world.stopEngine()
  return { answer: await pending }
}

/** Health follows the state of the connection, which takes the engine a moment to notice. */
const awaitHealth: StepScript = async ({ step, send }) => {
  const giveUpAtMs = performance.now() + HEALTH_TURNS_MS_MAX
  for (;;) {
    const answer = await send()
    if (answer.status === step.response?.status || performance.now() > giveUpAtMs) return { answer }
    await sleep(HEALTH_POLL_MS)
  }
}

function act(action: (world: ReplayWorld) => Promise<void>): StepScript {
  return async ({ world }) => {
    await action(world)
    return {}
  }
}

/** What the recorder did by hand; by scenario and number of the step. */
export const STEP_SCRIPTS: Record<string, StepScript> = {
  '05-where-params-default#8': writeAllButLast,
  '05-where-params-default#9': writeLateOne,
  '07-pk-change-default#6': writeAllButLast,
  '07-pk-change-default#7': writeLateOne,
  '12-delete-shape#16': deleteWhileLive,
  '12-delete-shape#17': checkDeletion,
  '14-subset-snapshots#28': whileOpen("insert into g14 values (100,'open',3,'x')"),
  '18-live-sse#2': streamOfThreeTransactions,
  // The recorder's TRUNCATE of step 5 came late, when this stream was open.
  '18-live-sse#9': writeDuring('truncate g18'),
  '18b-live-sse-truncate-idle#2': writeDuring('truncate g18b'),
  '18b-live-sse-truncate-idle#5': idleStreamWithOneInsert,
  '18b-live-sse-truncate-idle#6': act(async () => undefined),
  '26-snapshot-concurrency#0': whileOpen("insert into g26 values (2,'open txn',2)"),
  '26-snapshot-concurrency#3': whileOpen("insert into g26 values (3,'open txn 2',2)"),
  '28-restart#3': stopWhileLive,
  '28-restart#5': act((world) => world.startEngine()),
  '32-postgres-down#2': act((world) => world.stopPostgres()),
  '32-postgres-down#3': awaitHealth,
  '32-postgres-down#8': act((world) => world.startPostgres()),
  '32-postgres-down#9': awaitHealth,
}
