import type pg from 'pg'
import type { PushRequest } from '../../sync/wire/push.ts'
import type { DeviceIdentity } from '../auth/device-identity.ts'
import { isTransient, sqlStateOf } from '../database/sql-state.ts'
import type { Logger } from '../log/create-logger.ts'
import { type CutBy, type Judgeable, toJudgeable } from './judgeable.ts'
import { type History, pushRun, type RunAnswer } from './push-run.ts'
import { splitRuns } from './split-runs.ts'

export type PushBatchDeps = { readonly pool: pg.Pool; readonly log: Logger }

export type BatchAnswer = {
  /** At least one. */
  readonly answers: RunAnswer[]
  /** The device comes again with what has no outcome yet. */
  readonly retryAfterMs: number | null
}

const RETRY_AFTER_MS = 2_000
/** A newer command waits for this server's update: no use in asking every few seconds. */
const CUT_RETRY_AFTER_MS: Readonly<Record<CutBy, number>> = { newer: 60_000, pictures: RETRY_AFTER_MS }
const DEADLOCK_SPLITS_MAX = 8
/** The third unexpected error of one command settles it; nothing may block the line behind it. */
const FAILURES_MAX = 3

/**
 * Judges a batch, run by run. What is committed stays committed: a run that cannot be judged now ends the batch, and the
 * device sends the rest again.
 */
export async function pushBatch(
  deps: PushBatchDeps,
  device: DeviceIdentity,
  request: PushRequest,
  history: History,
): Promise<BatchAnswer> {
  const { commands, cutBy } = toJudgeable(request.commands)
  const answers: RunAnswer[] = []
  const runs = splitRuns(commands)
  // Even with nothing to judge yet, the device learns where it stands.
  for (const [at, run] of (runs.length > 0 ? runs : [[]]).entries()) {
    const isMore = history.isMore || cutBy !== undefined || at < runs.length - 1
    const isDone = await judgeRun(deps, device, request.writer, run, { ...history, isMore }, answers)
    if (!isDone) return { answers, retryAfterMs: RETRY_AFTER_MS }
    if (answers.at(-1)?.results.at(-1)?.outcome.kind === 'forked') return { answers, retryAfterMs: null }
  }
  return { answers, retryAfterMs: cutBy === undefined ? null : CUT_RETRY_AFTER_MS[cutBy] }
}

/** True when every command of the run has its outcome (or the writer is forked). */
async function judgeRun(
  deps: PushBatchDeps,
  device: DeviceIdentity,
  writerId: string,
  run: readonly Judgeable[],
  history: History,
  answers: RunAnswer[],
  splitsLeft = DEADLOCK_SPLITS_MAX,
): Promise<boolean> {
  let answer: RunAnswer
  try {
    answer = await pushRun(deps.pool, device, writerId, run, history)
  } catch (error) {
    if (sqlStateOf(error) === '40P01' && splitsLeft > 0) {
      // The whole run was rolled back. Halves hold fewer locks, and a single command none that it does not need.
      const half = Math.ceil(run.length / 2)
      const [first, second] = [run.slice(0, half), run.slice(half)]
      if (second.length === 0) return judgeRun(deps, device, writerId, first, history, answers, splitsLeft - 1)
      const unended = { ...history, isMore: true }
      if (!(await judgeRun(deps, device, writerId, first, unended, answers, splitsLeft - 1))) return false
      return judgeRun(deps, device, writerId, second, history, answers, splitsLeft - 1)
    }
    // With nothing committed the caller can say it by the status alone; else the device gets what it has.
    if (!isTransient(error) || answers.length === 0) throw error
    deps.log.warn({ err: error }, 'push interrupted; the device sends the rest again')
    return false
  }
  answers.push(answer)
  if (answer.stopped === null) return true
  return settleFailure(deps, device, writerId, run, history, answers, answer)
}

/** Counts the unexpected error outside the transaction that it ended; at the third, the command is given up and settled. */
async function settleFailure(
  deps: PushBatchDeps,
  device: DeviceIdentity,
  writerId: string,
  run: readonly Judgeable[],
  history: History,
  answers: RunAnswer[],
  answer: RunAnswer,
): Promise<boolean> {
  const failed = run[answer.results.length]
  if (failed === undefined) return true
  const { rows } = await deps.pool.query<{ failures: number }>('select app.count_failure($1, $2, $3, $4) as failures', [
    device.tenantId,
    device.deviceId,
    failed.id,
    answer.stopped,
  ])
  const failures = rows[0]?.failures ?? 0
  deps.log.error({ command: failed.name, command_id: failed.id, sqlstate: answer.stopped, failures }, 'command failed')
  if (failures < FAILURES_MAX) return false
  const rest: Judgeable[] = [{ ...failed, gave_up: true }, ...run.slice(answer.results.length + 1)]
  return judgeRun(deps, device, writerId, rest, history, answers)
}
