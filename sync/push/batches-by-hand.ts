import type { WriterValue } from '../device/meta.ts'
import { newWriter } from '../outbox/ensure-writer.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { pushCommandsMax } from '../wire/limits.ts'
import type { PushRequest } from '../wire/push.ts'
import { bodyOf, denseFrom } from './batch-of.ts'
import { cutBatch } from './cut-batch.ts'
import { writerAfter } from './fork-writer.ts'
import { headerOf } from './header-of.ts'
import { inOrderOfWriting } from './in-order-of-writing.ts'

export type ByHand = {
  readonly writer: WriterValue | undefined
  readonly pending: readonly OutboxRow[]
  ageOf(row: OutboxRow): number
  uuid(): string
}

/**
 * The batches that the loop would send one after the other, as if each were answered. What stands behind a row that cannot
 * be read, or under a writer of before, goes under a new one, as mending would have it [WR5]: should the device send it
 * after all, its ids are known.
 */
export function batchesByHand({ writer, pending, ageOf, uuid }: ByHand): PushRequest[] {
  const own = writer === undefined ? [] : ownLine(writer, pending)
  const ownRows = new Set(own)
  const left = inOrderOfWriting(pending.filter((row) => !ownRows.has(row)))
  const batches = writer === undefined ? [] : batchesOf(writer, own, ageOf)
  if (left.length === 0) return batches
  const next = writer === undefined ? newWriter(uuid()) : writerAfter(writer, uuid())
  const placed = left.map((row, at): OutboxRow => ({ ...row, writer: next.id, seq: at + 1 }))
  return [...batches, ...batchesOf({ ...next, next_seq: placed.length + 1 }, placed, ageOf)]
}

function ownLine(writer: WriterValue, pending: readonly OutboxRow[]): readonly OutboxRow[] {
  const settled = writer.settled_seq ?? 0
  return denseFrom(
    settled + 1,
    pending.filter((row) => row.writer === writer.id && row.seq > settled),
  )
}

function batchesOf(writer: WriterValue, line: readonly OutboxRow[], ageOf: ByHand['ageOf']): PushRequest[] {
  const proven = writer.older_acknowledgement
  const acknowledged = proven ?? writer.acknowledged
  const batches: PushRequest[] = []
  for (let at = 0; at < line.length; at += batches.at(-1)?.commands.length ?? 1) {
    const headers = line.slice(at, at + pushCommandsMax).map((row) => headerOf(row, ageOf(row), proven?.seq ?? 0))
    batches.push(bodyOf(writer, (line[at]?.seq ?? 1) - 1, cutBatch(headers), acknowledged))
  }
  return batches
}
