import { commandSchemaVersion } from '../commands/parse-command.ts'
import type { WriterValue } from '../device/meta.ts'
import { putMeta, readMeta } from '../device/read-meta.ts'
import { commandId } from '../ids.ts'
import { answerSplit } from '../numbers/answer-split.ts'
import { takeToldState } from '../numbers/take-told-state.ts'
import { appendRows } from '../outbox/append-rows.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { readRows } from '../outbox/read-rows.ts'
import { writerRange } from '../outbox/writer-range.ts'
import type { TableName, WriteTransaction } from '../ports/store.ts'
import { confirmedTables, storeConfirmed } from '../replica/store-confirmed.ts'
import { isWorthStoring } from '../time/is-worth-storing.ts'
import type { ServerClock } from '../time/server-clock.ts'
import { toClockValue } from '../time/stamps.ts'
import type { PushAnswer } from '../wire/push.ts'
import type { Sent } from './batch-of.ts'
import { forkTables, forkWriter } from './fork-writer.ts'
import { settle } from './settle-row.ts'

export const answerTables = [...forkTables, ...confirmedTables] as const satisfies readonly TableName[]

/** The moment of taking it: where in the row's own times a command that we add ourselves is written. */
export type Moment = Pick<OutboxRow, 'wall_at' | 'monotonic_at' | 'page_life' | 'written_at' | 'known_at'>

export type Taking = {
  readonly sent: Sent
  readonly answer: PushAnswer
  readonly moment: Moment
  /** As it is with this answer heard [TI2]. */
  readonly clock: ServerClock
  uuid(): string
}

export type Taken =
  /** Of another writer or history than the present one: what it says will be said again. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'taken'; readonly isMore: boolean; readonly isProgress: boolean; readonly isForked: boolean }

const OUTDATED: Taken = { kind: 'outdated' }

/** All that an answer changes, in the caller's one transaction [PU3]. Taken twice, it changes nothing the second time. */
export async function takeAnswer(tx: WriteTransaction, taking: Taking): Promise<Taken> {
  const writer = await readMeta(tx, 'writer')
  const taken = writer === undefined ? OUTDATED : await takeFor(tx, writer, taking)
  await takeClock(tx, taking.clock)
  return taken
}

async function takeFor(tx: WriteTransaction, writer: WriterValue, taking: Taking): Promise<Taken> {
  const { answer, sent } = taking
  const isOfNow = writer.id === answer.writer.id && writer.id === sent.writer && writer.epoch === answer.epoch
  if (!isOfNow) return OUTDATED
  const settled = await takeOutcomes(tx, writer, answer)
  await storeConfirmed(tx, answer.rows, answer.lsn)
  if (isForked(settled, taking)) {
    const isLost = answer.writer.last_seq < sent.settledSeq
    const making = { uuid: taking.uuid, at: taking.moment.wall_at }
    await forkWriter(tx, settled, making, isLost ? { lostAfterSeq: answer.writer.last_seq } : {})
    // More, in any case: the new writer has no letter yet.
    return { kind: 'taken', isMore: true, isProgress: true, isForked: true }
  }
  const after = takeSplit(tx, takeWriter(settled, answer), taking)
  putMeta(tx, 'writer', after)
  const isProgress = (settled.settled_seq ?? 0) > (writer.settled_seq ?? 0)
  return { kind: 'taken', isMore: after.next_seq - 1 > (after.settled_seq ?? 0), isProgress, isForked: false }
}

/**
 * Somebody else wrote under our writer id: a command at a place of ours, or more commands than we ever wrote. Or the
 * authority has less than it had acknowledged, and took no proof of it.
 */
function isForked(writer: WriterValue, { answer, sent }: Taking): boolean {
  const { last_seq } = answer.writer
  if (answer.results.at(-1)?.outcome.kind === 'forked') return true
  return last_seq >= writer.next_seq || last_seq < sent.settledSeq
}

/** One outcome per row, once [OB5]; results for rows that are not there, or not the same, settle only the place. */
async function takeOutcomes(tx: WriteTransaction, writer: WriterValue, answer: PushAnswer): Promise<WriterValue> {
  const results = answer.results.filter(({ outcome }) => outcome.kind !== 'forked' && outcome.kind !== 'retry')
  const [first, last] = [results[0], results.at(-1)]
  if (first === undefined || last === undefined) return writer
  const { rows } = readRows(await tx.all('outbox', writerRange(writer.id, first.seq, last.seq)))
  const bySeq = new Map(rows.map((row) => [row.seq, row]))
  const decided: OutboxRow[] = []
  const at = Date.parse(answer.server_time)
  let settled_seq = writer.settled_seq ?? 0
  for (const { seq, id, outcome } of results) {
    const row = bySeq.get(seq)
    if (row?.id === id && row.outcome === undefined) decided.push(settle(row, outcome, answer.epoch, at))
    if (seq === settled_seq + 1) settled_seq = seq
  }
  if (decided.length > 0) tx.put('outbox', decided)
  return { ...writer, settled_seq }
}

/** Only forward: last_seq, lanes by their serial, the acknowledgement by its seq [NU4] [I6]. */
function takeWriter(settled: WriterValue, answer: PushAnswer): WriterValue {
  const { forked_from: _, older_acknowledgement: older, ...rest } = takeToldState(settled, answer.writer, answer.epoch)
  const { acknowledged } = answer
  const isFurther =
    acknowledged.writer === settled.id &&
    acknowledged.epoch === settled.epoch &&
    (settled.acknowledged?.epoch !== settled.epoch || acknowledged.seq >= settled.acknowledged.seq)
  return {
    ...rest,
    is_forked: false,
    ...(isFurther ? { acknowledged } : {}),
    ...(older === undefined || answer.writer.last_seq >= older.seq ? {} : { older_acknowledgement: older }),
  }
}

/** The half of a lane is given up behind everything issued so far, in the transaction that narrows it [NU4]. */
export function takeSplit(
  tx: WriteTransaction,
  writer: WriterValue,
  { moment, uuid }: Pick<Taking, 'moment' | 'uuid'>,
): WriterValue {
  const answered = answerSplit(writer)
  if (answered === undefined) return writer
  const command = {
    ...{ id: commandId.parse(uuid()), name: 'acknowledge_split', kind: 'fact' as const, schema: commandSchemaVersion },
    ...{ args: { split_id: answered.split.id }, session: null, config_version: null, ...moment },
    ...{ touches: [], prediction: {} },
  }
  return appendRows(tx, answered.writer, [command]).writer
}

export async function takeClock(tx: WriteTransaction, clock: ServerClock, equalAt?: string): Promise<void> {
  const stored = await readMeta(tx, 'clock')
  const next = toClockValue(clock, stored, stored?.last_day ?? null, equalAt)
  if (isWorthStoring(next, stored)) putMeta(tx, 'clock', next)
}
