import type { Store } from '../ports/store.ts'
import type { OutboxRow } from './outbox-row.ts'
import { readInPages } from './read-in-pages.ts'
import { readRows } from './read-rows.ts'

/** All that can be read, decided or not: for whoever looks back, once in a while. */
export async function readAllRows(store: Pick<Store, 'read'>): Promise<readonly OutboxRow[]> {
  const rows: OutboxRow[] = []
  for await (const page of readInPages(store)) rows.push(...readRows(page).rows)
  return rows
}
