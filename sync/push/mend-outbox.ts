import { putMeta } from '../device/read-meta.ts'
import { ensureWriter, type Making } from '../outbox/ensure-writer.ts'
import { isPending } from '../outbox/is-pending.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { readRows } from '../outbox/read-rows.ts'
import { setAside } from '../outbox/set-aside.ts'
import { keyOf } from '../ports/keys.ts'
import type { WriteTransaction } from '../ports/store.ts'
import { forkWriter } from './fork-writer.ts'

/**
 * For a leader's start, and for a line in which something is missing: sets aside what cannot be read [ST5]. If because of
 * that a command cannot go under the writer, all that has no outcome goes on under a new one. Reads the whole outbox.
 */
export async function mendOutbox(tx: WriteTransaction, making: Making): Promise<void> {
  const found = await tx.all('outbox')
  for (const each of readRows(found).unreadable) {
    setAside(tx, 'outbox', keyOf('outbox', each as OutboxRow), each, making.at)
  }
  const { rows } = readRows(found)
  const writer = await ensureWriter(tx, making)
  const orphans = rows.filter((row) => row.writer !== writer.id && isPending(row))
  const settled = writer.settled_seq ?? 0
  const ahead = rows.filter((row) => row.writer === writer.id && row.seq > settled)
  const hasHole = ahead.length < writer.next_seq - 1 - settled
  if (orphans.length > 0 || hasHole) await forkWriter(tx, writer, making, { orphans })
  else putMeta(tx, 'writer', writer)
}
