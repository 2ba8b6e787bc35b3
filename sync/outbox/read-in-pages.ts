import type { Store, Tables } from '../ports/store.ts'

/** A tap may have to wait until so many rows have been read and parsed, and no longer. */
export const PAGE_ROWS = 250

/**
 * The whole outbox, page by page, each in a reading of its own: whoever writes meanwhile comes between two of them. What
 * comes after the first moment is not in it; a row may have changed by the time that somebody writes on its account.
 */
export async function* readInPages(store: Pick<Store, 'read'>): AsyncGenerator<readonly Tables['outbox'][]> {
  const keys = await store.read(['outbox'], (tx) => tx.keys('outbox'))
  for (let at = 0; at < keys.length; at += PAGE_ROWS) {
    const [from, to] = [keys[at], keys[Math.min(at + PAGE_ROWS, keys.length) - 1]]
    if (from !== undefined && to !== undefined)
      yield await store.read(['outbox'], (tx) => tx.all('outbox', { from, to }))
  }
}
