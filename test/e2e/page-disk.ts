import type { Page } from 'playwright-core'
import { COMMITS } from '../../client/device/store/database-versions.ts'
import { layOver, uncarriedIn } from '../../client/device/store/uncarried.ts'
import type { TableName } from '../../sync/ports/store.ts'

/** A row of a device's disk as it lies there, read and written past the app. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into rows of every shape, and make impossible ones.
export type RawRow = any

const OPEN = `
  const name = (await indexedDB.databases()).map(({ name }) => name).find((name) => /^blesaf [0-9a-f-]{36}$/.test(name));
  const settled = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const database = await settled(indexedDB.open(name));`

/** With what quick writes have not carried into it yet, as the app itself reads it. */
export async function readTable(page: Page, table: TableName): Promise<RawRow[]> {
  const [commits = [], rows = []] = await readAtOnce(page, [COMMITS, table])
  return [...layOver(uncarriedIn(commits).changes, table, rows)]
}

/** Until then what a test puts into a table may be written over by what is still to be carried there. */
export async function isCarried(page: Page): Promise<boolean> {
  const [commits = []] = await readAtOnce(page, [COMMITS])
  return uncarriedIn(commits).changes.length === 0
}

function readAtOnce(page: Page, tables: readonly string[]): Promise<RawRow[][]> {
  return page.evaluate(`(async () => {${OPEN}
    const tables = ${JSON.stringify(tables)};
    const reading = database.transaction(tables);
    const found = await Promise.all(tables.map((table) => settled(reading.objectStore(table).getAll())));
    database.close();
    return found;
  })()`)
}

/** For a page without the app: nobody hears of what is put so. */
export async function putRows(page: Page, rows: Readonly<Record<string, readonly RawRow[]>>): Promise<void> {
  await page.evaluate(`(async () => {${OPEN}
    const rows = ${JSON.stringify(rows)};
    const writing = database.transaction(Object.keys(rows), 'readwrite');
    for (const [table, each] of Object.entries(rows)) for (const row of each) writing.objectStore(table).put(row);
    await new Promise((resolve, reject) => { writing.oncomplete = resolve; writing.onabort = () => reject(writing.error) });
    database.close();
  })()`)
}

/** For a page without the app. */
export async function clearTable(page: Page, table: TableName): Promise<void> {
  await page.evaluate(`(async () => {${OPEN}
    const writing = database.transaction(${JSON.stringify(table)}, 'readwrite');
    writing.objectStore(${JSON.stringify(table)}).clear();
    await new Promise((resolve, reject) => { writing.oncomplete = resolve; writing.onabort = () => reject(writing.error) });
    database.close();
  })()`)
}

/** In the place of the device's database one that somebody else has made. */
export async function putForeignDatabase(page: Page): Promise<void> {
  await page.evaluate(`(async () => {${OPEN}
    database.close();
    await settled(indexedDB.deleteDatabase(name));
    const asked = indexedDB.open(name, 3);
    asked.onupgradeneeded = () => asked.result.createObjectStore('notes').put('of its own', 'a key');
    (await settled(asked)).close();
  })()`)
}

export async function removeDatabase(page: Page): Promise<void> {
  await page.evaluate(`(async () => {${OPEN}
    database.close();
    // Where there was none, the opening has made one of no name.
    await settled(indexedDB.deleteDatabase(name));
  })()`)
}

export async function databaseNames(page: Page): Promise<string[]> {
  return page.evaluate(`indexedDB.databases().then((all) => all.map(({ name }) => name))`)
}

/** Leaves no room for as much as a command; answers what the browser said in the end. */
export async function fillDisk(page: Page): Promise<string> {
  return page.evaluate(`(async () => {
    const settled = (asked) => new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const asked = indexedDB.open('filler', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('bytes', { autoIncrement: true });
    const database = await settled(asked);
    let last = 'nothing';
    for (let size = 4_000_000; size >= 200; ) {
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      const writing = database.transaction('bytes', 'readwrite', { durability: 'strict' });
      writing.objectStore('bytes').put(bytes);
      const fault = await new Promise((resolve) => {
        writing.oncomplete = () => resolve(undefined);
        writing.onabort = () => resolve(writing.error?.name ?? 'aborted');
      });
      if (fault === undefined) continue;
      last = fault;
      size = Math.floor(size / 4);
    }
    database.close();
    return last;
  })()`)
}
