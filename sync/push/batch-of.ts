import type { WriterValue } from '../device/meta.ts'
import { readMeta } from '../device/read-meta.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { readRows } from '../outbox/read-rows.ts'
import { writerRange } from '../outbox/writer-range.ts'
import type { ReadTransaction, TableName } from '../ports/store.ts'
import type { CommandHeader } from '../wire/command-header.ts'
import { pushCommandsMax } from '../wire/limits.ts'
import { type PushRequest, protocolVersion } from '../wire/push.ts'
import { cutBatch } from './cut-batch.ts'
import { FIRST_EPOCH } from './first-epoch.ts'
import { headerOf } from './header-of.ts'

export const batchTables = ['meta', 'outbox'] as const satisfies readonly TableName[]

/** What the device knew of its own line when it asked; an answer is judged against this, not against what came since. */
export type Sent = {
  readonly writer: string
  readonly epoch: number
  readonly settledSeq: number
  readonly count: number
}

export type Batch =
  | { readonly kind: 'nothing' }
  /** A row of the line cannot be read, so what lies behind it cannot go under this writer. */
  | { readonly kind: 'hole' }
  | Asked

export type Asked = {
  readonly kind: 'request'
  readonly request: PushRequest
  readonly sent: Sent
  /** Behind the commands of this one there are more at home. */
  readonly isMore: boolean
}

/** A part of the line as it lies on the disk. */
export type Pending = { readonly writer: WriterValue; readonly settled: number; readonly rows: readonly OutboxRow[] }

export type BatchQuestion = {
  readonly limit: number
  /** Nobody need be waiting: something is to be learnt [PU7]. */
  readonly isContact: boolean
  /** Commands stay at home: only what we hold a signature for is shown [PU5]. */
  readonly isProof: boolean
  ageOf(row: OutboxRow): number
}

/** The next request, from the disk alone: a range read that begins behind what is settled, however long the outbox is. */
export async function batchOf(tx: ReadTransaction, question: BatchQuestion): Promise<Batch> {
  const writer = await readMeta(tx, 'writer')
  if (writer === undefined) return question.isContact ? { kind: 'hole' } : { kind: 'nothing' }
  const settled = writer.settled_seq ?? 0
  if (question.isProof) return requestOf(writer, settled, [], writer.acknowledged ?? writer.older_acknowledgement)
  const rows = await pendingRows(tx, writer, settled, question.limit)
  if (rows.length === 0 && writer.next_seq > settled + 1) return { kind: 'hole' }
  if (rows.length === 0 && !question.isContact && writer.state !== undefined) return { kind: 'nothing' }
  return pendingBatch({ writer, settled, rows }, question)
}

export async function pendingRows(
  tx: ReadTransaction,
  writer: WriterValue,
  settled: number,
  limit: number,
): Promise<readonly OutboxRow[]> {
  const last = settled + Math.min(limit, pushCommandsMax)
  const found = await tx.all('outbox', writerRange(writer.id, settled + 1, last))
  return denseFrom(settled + 1, readRows(found).rows)
}

export function pendingBatch(
  { writer, settled, rows }: Pending,
  { limit, ageOf }: Pick<BatchQuestion, 'limit' | 'ageOf'>,
): Asked {
  const provenSeq = writer.older_acknowledgement?.seq ?? 0
  const headers = rows.map((row) => headerOf(row, ageOf(row), provenSeq))
  const commands = cutBatch(headers, Math.min(limit, pushCommandsMax))
  return requestOf(writer, settled, commands, writer.older_acknowledgement ?? writer.acknowledged)
}

function requestOf(
  writer: WriterValue,
  settled: number,
  commands: readonly CommandHeader[],
  acknowledged: PushRequest['acknowledged'],
): Asked {
  const { id, epoch, settled_seq = 0 } = writer
  const request = bodyOf(writer, settled, commands, acknowledged)
  const sent: Sent = { writer: id, epoch, settledSeq: settled_seq, count: commands.length }
  return { kind: 'request', request, sent, isMore: isMoreBehind(writer, settled, commands) }
}

/**
 * The request as if everything up to `settled` had been taken. It says where there is more than this batch holds [W8]:
 * always after a loss, not only until the first answer of the new history, for the last of many batches is the one that
 * counts. Before any loss nobody asks, and an older server, which refuses fields that it does not know, is not troubled.
 */
export function bodyOf(
  writer: WriterValue,
  settled: number,
  commands: readonly CommandHeader[],
  acknowledged: PushRequest['acknowledged'],
): PushRequest {
  const { id, epoch, forked_from } = writer
  return {
    ...{ protocol: protocolVersion, writer: id, epoch },
    ...(forked_from === undefined ? {} : { forked_from }),
    ...(acknowledged === undefined ? {} : { acknowledged }),
    ...(epoch > FIRST_EPOCH && isMoreBehind(writer, settled, commands) ? { more: true } : {}),
    commands: [...commands],
  }
}

function isMoreBehind({ next_seq }: WriterValue, settled: number, commands: readonly CommandHeader[]): boolean {
  return settled + commands.length < next_seq - 1
}

export function denseFrom(first: number, rows: readonly OutboxRow[]): readonly OutboxRow[] {
  const gap = rows.findIndex(({ seq }, at) => seq !== first + at)
  return gap === -1 ? rows : rows.slice(0, gap)
}
