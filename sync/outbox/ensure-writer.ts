import type { WriterValue } from '../device/meta.ts'
import { readMetaOrSetAside } from '../device/read-meta.ts'
import { writerId } from '../ids.ts'
import type { WriteTransaction } from '../ports/store.ts'

export type Making = { uuid(): string; readonly at: number }

/**
 * The device's writer, made where there is none: inside a write transaction, so that two tabs never make two [WR4]. Whoever
 * changes it or writes under it stores it; a reader alone makes no writer.
 */
export async function ensureWriter(tx: WriteTransaction, { uuid, at }: Making): Promise<WriterValue> {
  const known = await readMetaOrSetAside(tx, 'writer', at)
  return known ?? newWriter(uuid())
}

export function newWriter(id: string): WriterValue {
  return { id: writerId.parse(id), next_seq: 1, epoch: 0, is_forked: false }
}
