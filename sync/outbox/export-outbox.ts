import { readMeta } from '../device/read-meta.ts'
import type { ReadTransaction, TableName } from '../ports/store.ts'
import { type Batch, batchOf } from '../push/batch-of.ts'
import { pushCommandsMax } from '../wire/limits.ts'
import type { PushRequest } from '../wire/push.ts'
import { isPending } from './is-pending.ts'
import type { OutboxRow } from './outbox-row.ts'
import { readRows } from './read-rows.ts'

export const exportTables = ['meta', 'outbox', 'unreadable'] as const satisfies readonly TableName[]

export type ExportedOutbox = {
  readonly format: 'blesaf-outbox-1'
  readonly exported_at: string
  readonly device: { readonly id: string; readonly branch_id: string; readonly name: string } | null
  /** Each may be posted as it is, in this order, by whoever has a token of the device; the token is not in here. */
  readonly batches: readonly PushRequest[]
  /** Every command that the authority has not acknowledged, as it lies on the disk. */
  readonly rows: readonly OutboxRow[]
  /** What could not be read, as it was found. */
  readonly unreadable: readonly unknown[]
}

/** All that would be lost with this disk [OB8]. */
export async function exportOutbox(
  tx: ReadTransaction,
  at: string,
  ageOf: (row: OutboxRow) => number,
): Promise<ExportedOutbox> {
  const identity = await readMeta(tx, 'identity')
  const { rows } = readRows(await tx.all('outbox'))
  return {
    format: 'blesaf-outbox-1',
    exported_at: at,
    device:
      identity === undefined ? null : { id: identity.device_id, branch_id: identity.branch_id, name: identity.name },
    batches: await batchesOf(tx, ageOf),
    rows: rows.filter((row) => isPending(row) || row.unsendable !== undefined),
    unreadable: (await tx.all('unreadable')).map(({ found }) => found),
  }
}

/** The batches that the loop would send one after the other, as if each were answered. */
async function batchesOf(tx: ReadTransaction, ageOf: (row: OutboxRow) => number): Promise<PushRequest[]> {
  const batches: PushRequest[] = []
  let batch: Batch
  let afterSeq: number | undefined
  do {
    batch = await batchOf(tx, { limit: pushCommandsMax, isContact: false, isProof: false, ageOf, afterSeq })
    if (batch.kind !== 'request' || batch.sent.count === 0) break
    batches.push(batch.request)
    afterSeq = batch.request.commands.at(-1)?.seq
  } while (afterSeq !== undefined)
  return batches
}
