import type { Acknowledgement } from '../../sync/wire/acknowledgement.ts'
import type { PushAnswer, PushRequest } from '../../sync/wire/push.ts'
import type { DeviceIdentity } from '../auth/device-identity.ts'
import { refusalOf } from '../database/sql-state.ts'
import type { CommitPosition } from './commit-position.ts'
import { mergeRows } from './merge-rows.ts'
import { type BatchAnswer, type PushBatchDeps, pushBatch } from './push-batch.ts'
import type { History, RunAnswer } from './push-run.ts'
import { requireSequence } from './require-sequence.ts'
import type { AcknowledgementSigner } from './sign-acknowledgement.ts'
import { readWriterState, withoutLanes } from './writer-state.ts'

export type PushDeps = PushBatchDeps & {
  readonly commitPosition: CommitPosition
  readonly signer: AcknowledgementSigner
}

/**
 * A device's batch, from the parsed request to the answer. Refusals of the whole batch are thrown as the SQL raises them.
 * A writer that the database does not know is opened first; if the device holds our signature for more than the database
 * has, a new epoch is opened before it is told so.
 */
export async function push(deps: PushDeps, device: DeviceIdentity, request: PushRequest): Promise<PushAnswer> {
  await requireSequence(deps.pool, device, request)
  const history = historyOf(deps.signer, device, request)
  const batch = await pushOpeningWriter(deps, device, request, history)
  const last = batch.answers.at(-1)
  if (last === undefined) throw new Error('a batch was judged without a run')
  const [lsn, writer] = await Promise.all([deps.commitPosition(), writerAfter(deps, device, request.writer, last)])
  return {
    epoch: last.epoch,
    server_time: last.server_time,
    lsn,
    writer,
    results: batch.answers.flatMap((answer) => answer.results),
    rows: mergeRows(batch.answers.map((answer) => answer.rows)),
    acknowledged: deps.signer.sign(device.deviceId, last.epoch, request.writer, last.last_seq),
    ...(batch.retryAfterMs === null ? {} : { retry_after_ms: batch.retryAfterMs }),
  } as unknown as PushAnswer
}

function historyOf(signer: AcknowledgementSigner, device: DeviceIdentity, request: PushRequest): History {
  const shown: Acknowledgement | undefined = request.acknowledged
  const isProof = shown !== undefined && shown.writer === request.writer && signer.isOurs(device.deviceId, shown)
  const acknowledged = isProof ? { epoch: shown.epoch, seq: shown.seq } : null
  return { epoch: request.epoch, acknowledged, isMore: request.more === true }
}

async function pushOpeningWriter(
  deps: PushDeps,
  device: DeviceIdentity,
  request: PushRequest,
  history: History,
): Promise<BatchAnswer> {
  try {
    return await pushBatch(deps, device, request, history)
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal?.code === 'epoch_changed' && refusal.details?.is_lost === true) {
      await openEpoch(deps, device, request, history)
      return pushBatch(deps, device, request, history)
    }
    if (refusal?.code !== 'writer_unknown') throw error
    // Before the writer gets its letter: letters after a loss come from the new epoch's block.
    if ((history.acknowledged?.seq ?? 0) > 0) await openEpoch(deps, device, request, history)
    const values = [device.tenantId, device.deviceId, request.writer, request.forked_from ?? null]
    await deps.pool.query('select app.open_writer($1, $2, $3, $4)', values)
    return pushBatch(deps, device, request, history)
  }
}

async function openEpoch(
  deps: PushDeps,
  device: DeviceIdentity,
  request: PushRequest,
  history: History,
): Promise<void> {
  const { epoch, seq } = history.acknowledged ?? { epoch: 0, seq: 0 }
  const values = [device.tenantId, device.deviceId, request.writer, epoch, seq]
  await deps.pool.query('select app.open_epoch($1, $2, $3, $4, $5)', values)
  deps.log.error({ device: device.deviceId, epoch, seq }, 'acknowledged history is missing: a new epoch is open')
}

/** Only kiosks hold lanes; for all others the run itself has told everything. */
async function writerAfter(deps: PushDeps, device: DeviceIdentity, writerId: string, last: RunAnswer) {
  if (last.device_kind !== 'kiosk') return withoutLanes(writerId, last.last_seq, last.letter)
  return (await readWriterState(deps.pool, device, writerId)) ?? withoutLanes(writerId, last.last_seq, last.letter)
}
