import type { WriterValue } from '../device/meta.ts'
import { type Making, newWriter } from '../outbox/ensure-writer.ts'
import { isPending } from '../outbox/is-pending.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { readRows } from '../outbox/read-rows.ts'
import { writerRange } from '../outbox/writer-range.ts'
import type { TableName, WriteTransaction } from '../ports/store.ts'
import { FIRST_EPOCH } from './first-epoch.ts'
import { isToldBefore } from './is-told-before.ts'
import { moveRows } from './move-rows.ts'

export const forkTables = ['meta', 'outbox', 'places', 'unreadable'] as const satisfies readonly TableName[]

export type Fork = {
  /** The authority has lost what it had acknowledged behind this seq, and there is no proof: it goes again as if new. */
  readonly lostAfterSeq?: number
  /** Pending rows of writers before this one, which a mishap left behind. */
  readonly orphans?: readonly OutboxRow[]
}

/**
 * Opens a new writer and writes under it, in order, what has no outcome yet: same ids, same age [WR2]. With it go the facts
 * that only an older history is known to hold [EP1].
 */
export async function forkWriter(
  tx: WriteTransaction,
  writer: WriterValue,
  { uuid }: Making,
  { lostAfterSeq, orphans = [] }: Fork = {},
): Promise<WriterValue> {
  const from = Math.min(lostAfterSeq ?? Number.MAX_SAFE_INTEGER, writer.settled_seq ?? 0)
  // Before any loss nothing that was decided goes again.
  const first = writer.epoch > FIRST_EPOCH ? 1 : from + 1
  const { rows } = readRows(await tx.all('outbox', writerRange(writer.id, first)))
  const isOpen = (row: OutboxRow): boolean => row.seq > from && (isPending(row) || isLost(row, lostAfterSeq))
  const moved = [...orphans, ...rows.filter((row) => isOpen(row) || isToldBefore(writer.epoch, row))]
  return moveRows(tx, writerAfter(writer, uuid()), moved)
}

/** The writer that follows this one. */
export function writerAfter(writer: WriterValue, id: string): WriterValue {
  return {
    ...newWriter(id),
    epoch: writer.epoch,
    // A writer that the authority never heard of is nobody's origin.
    forked_from: writer.state === undefined ? (writer.forked_from ?? writer.id) : writer.id,
    is_forked: true,
  }
}

function isLost(row: OutboxRow, lostAfterSeq: number | undefined): boolean {
  return lostAfterSeq !== undefined && row.seq > lostAfterSeq && row.unsendable === undefined
}
