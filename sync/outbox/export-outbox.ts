import { readMeta } from '../device/read-meta.ts'
import type { ReadTransaction, TableName } from '../ports/store.ts'
import { batchesByHand } from '../push/batches-by-hand.ts'
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

/** All that would be lost with this disk [OB8]. `uuid` names the writer under which goes what cannot go under the present one. */
export async function exportOutbox(
  tx: ReadTransaction,
  at: string,
  ageOf: (row: OutboxRow) => number,
  uuid: () => string,
): Promise<ExportedOutbox> {
  const identity = await readMeta(tx, 'identity')
  const writer = await readMeta(tx, 'writer')
  const { rows, unreadable } = readRows(await tx.all('outbox'))
  const kept = (await tx.all('unreadable')).map(({ found }) => found)
  return {
    format: 'blesaf-outbox-1',
    exported_at: at,
    device:
      identity === undefined ? null : { id: identity.device_id, branch_id: identity.branch_id, name: identity.name },
    batches: batchesByHand({ writer, pending: rows.filter(isPending), ageOf, uuid }),
    rows: rows.filter((row) => isPending(row) || row.unsendable !== undefined),
    unreadable: [...kept, ...unreadable.filter((row) => !isIn(kept, row))],
  }
}

/** What was set aside may still lie in its place, too. */
function isIn(kept: readonly unknown[], row: unknown): boolean {
  const text = JSON.stringify(row)
  return kept.some((each) => JSON.stringify(each) === text)
}
