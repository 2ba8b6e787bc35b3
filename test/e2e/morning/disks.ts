import type { Page } from 'playwright-core'
import { isCarried, type RawRow, readTable } from '../page-disk.ts'

/** What lies on a device's disk when nobody does anything any more. */
export type Disk = {
  readonly name: string
  readonly audience: 'public' | 'staff'
  readonly outbox: readonly RawRow[]
  readonly base: readonly RawRow[]
  readonly confirmed: readonly RawRow[]
}
export type Standing = { readonly name: string; readonly audience: Disk['audience']; readonly page: Page }

export async function readDisk({ name, audience, page }: Standing): Promise<Disk> {
  const [outbox, base, confirmed] = await Promise.all([
    readTable(page, 'outbox'),
    readTable(page, 'base'),
    readTable(page, 'confirmed'),
  ])
  return { name, audience, outbox, base, confirmed }
}

/** All that was written there has its outcome, in the table itself. */
export async function isSettled({ page }: Pick<Standing, 'page'>): Promise<boolean> {
  if (!(await isCarried(page))) return false
  return (await readTable(page, 'outbox')).every(({ outcome }) => outcome !== undefined)
}

/** Every word that this browser keeps of the device: its databases, its short texts, and what it has kept of answers. */
export const allWords = (page: Page): Promise<string> => page.evaluate(READ_ALL)

const READ_ALL = `(async () => {
  const settled = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const words = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const rows = await settled(database.transaction(store).objectStore(store).getAll());
      words.push(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      const isText = /json|text/.test(answer.headers.get('content-type') ?? '') && request.url.includes('/api/');
      words.push(request.url, isText ? await answer.text() : '');
    }
  }
  return words.join('\\n');
})()`
