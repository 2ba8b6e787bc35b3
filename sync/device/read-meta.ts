import type { z } from 'zod'
import { setAside } from '../outbox/set-aside.ts'
import type { ReadTransaction, WriteTransaction } from '../ports/store.ts'
import { type MetaKey, metaSchemas } from './meta.ts'

export type MetaValue<Key extends MetaKey> = z.output<(typeof metaSchemas)[Key]>

/** A single value as its schema says; undefined where there is none, or none that can be read. */
export async function readMeta<Key extends MetaKey>(
  tx: ReadTransaction,
  key: Key,
): Promise<MetaValue<Key> | undefined> {
  const found = await tx.get('meta', key)
  if (found === undefined) return undefined
  const parsed = metaSchemas[key].safeParse(found.value)
  return parsed.success ? (parsed.data as MetaValue<Key>) : undefined
}

export function putMeta<Key extends MetaKey>(tx: WriteTransaction, key: Key, value: MetaValue<Key>): void {
  tx.put('meta', [{ key, value }])
}

/** For one who is about to write the value anew: what was there and could not be read is kept [ST5]. */
export async function readMetaOrSetAside<Key extends MetaKey>(
  tx: WriteTransaction,
  key: Key,
  at: number,
): Promise<MetaValue<Key> | undefined> {
  const value = await readMeta(tx, key)
  if (value !== undefined) return value
  const found = await tx.get('meta', key)
  if (found !== undefined) setAside(tx, 'meta', key, found, at)
  return undefined
}
