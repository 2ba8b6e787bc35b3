import { readMeta } from '../device/read-meta.ts'
import type { Making } from '../outbox/ensure-writer.ts'
import { findRow } from '../outbox/find-row.ts'
import { isPending } from '../outbox/is-pending.ts'
import type { WriteTransaction } from '../ports/store.ts'
import { forkWriter } from './fork-writer.ts'

export type Suspect = { readonly id: string; readonly code: string }

/** A command that the server will not look at stays behind, and the line goes on without it [PU6]. */
export async function markUnsendable(tx: WriteTransaction, { id, code }: Suspect, making: Making): Promise<void> {
  const writer = await readMeta(tx, 'writer')
  const row = await findRow(tx, id)
  if (writer === undefined || row === undefined || row.writer !== writer.id || !isPending(row)) return
  tx.put('outbox', [{ ...row, unsendable: code }])
  await forkWriter(tx, writer, making)
}
