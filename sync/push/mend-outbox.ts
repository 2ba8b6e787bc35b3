import type { WriterValue } from '../device/meta.ts'
import { putMeta, readMeta } from '../device/read-meta.ts'
import { ensureWriter, type Making } from '../outbox/ensure-writer.ts'
import { isPending } from '../outbox/is-pending.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { readInPages } from '../outbox/read-in-pages.ts'
import { readRows } from '../outbox/read-rows.ts'
import { setAside } from '../outbox/set-aside.ts'
import { writerRange } from '../outbox/writer-range.ts'
import { keyOf } from '../ports/keys.ts'
import type { Key, Store, WriteTransaction } from '../ports/store.ts'
import { forkTables, forkWriter } from './fork-writer.ts'
import { inOrderOfWriting } from './in-order-of-writing.ts'

/**
 * For a leader's start, and for a line in which something is missing: sets aside what cannot be read [ST5]. If because of
 * that a command cannot go under the writer, all that has no outcome goes on under a new one. The outbox is looked through
 * page by page before anything is locked, so that no tap waits for all of it; only a fork holds the disk for longer.
 */
export async function mendOutbox(store: Store, making: Making): Promise<void> {
  const { unreadable, orphans, hasHole } = await lookThrough(store)
  const isAmiss = hasHole || orphans.length > 0
  await store.write(forkTables, async (tx) => {
    for (const each of unreadable) setAside(tx, 'outbox', keyOf('outbox', each as OutboxRow), each, making.at)
    const writer = await ensureWriter(tx, making)
    if (!(isAmiss && (await forkIfAmiss(tx, writer, orphans, making)))) putMeta(tx, 'writer', writer)
  })
}

/** The writer first: whatever it had written by then lies among the rows that are read afterwards. */
async function lookThrough(store: Store) {
  const writer = await store.read(['meta'], (tx) => readMeta(tx, 'writer'))
  const settled = writer?.settled_seq ?? 0
  const nextSeq = writer?.next_seq ?? 1
  const unreadable: unknown[] = []
  const orphans: Key[] = []
  let ahead = 0
  for await (const page of readInPages(store)) {
    const found = readRows(page)
    unreadable.push(...found.unreadable)
    for (const row of found.rows) {
      if (row.writer !== writer?.id && isPending(row)) orphans.push(keyOf('outbox', row))
      if (row.writer === writer?.id && row.seq > settled && row.seq < nextSeq) ahead += 1
    }
  }
  return { unreadable, orphans, hasHole: ahead < nextSeq - 1 - settled }
}

/** Looked at again, now that nobody else writes: what was seen may have been put right since. */
async function forkIfAmiss(
  tx: WriteTransaction,
  writer: WriterValue,
  orphanKeys: readonly Key[],
  making: Making,
): Promise<boolean> {
  const found = await Promise.all(orphanKeys.map((key) => tx.get('outbox', key)))
  const orphans = readRows(found).rows.filter((row) => row.writer !== writer.id && isPending(row))
  const settled = writer.settled_seq ?? 0
  const ahead = readRows(await tx.all('outbox', writerRange(writer.id, settled + 1))).rows
  if (orphans.length === 0 && ahead.length === writer.next_seq - 1 - settled) return false
  await forkWriter(tx, writer, making, { orphans: inOrderOfWriting(orphans) })
  return true
}
