import { done, finished } from './requests.ts'

/** Nothing of anybody is ever in it. */
export const LOG_DATABASE = 'blesaf-log'
const TABLE = 'filler'
/** Chromium begins a new log once the old one holds 4 MiB; values of 64 KiB and more do not go through it. */
const VALUE_BYTES = 60_000
const VALUES = 80
/** Whoever taps meanwhile waits for one of these. */
const VALUES_AT_ONCE = 4

/**
 * Lets the browser put its log of writes away and begin another [ST9]. What was torn by a power cut then lies in no log that is still written to
 * (decisions/0001). Of the disk it takes some hundred kilobytes, until the next time. Best effort: without room, or in another browser, all is as before.
 */
export async function beginNewLog(): Promise<void> {
  // Only the makers of this log have it.
  if (!('userAgentData' in navigator)) return
  try {
    // Where there is none, another tab does it.
    await navigator.locks.request(LOG_DATABASE, { ifAvailable: true }, (lock) =>
      lock === null ? undefined : fillLog(),
    )
  } catch {
    // The app's own writes tell of a disk that takes nothing.
  }
}

async function fillLog(): Promise<void> {
  const asked = indexedDB.open(LOG_DATABASE, 1)
  asked.onupgradeneeded = () => void asked.result.createObjectStore(TABLE)
  const database = await done(asked)
  // Else "clear site data" would wait for us.
  database.onversionchange = () => database.close()
  const write = (work: (table: IDBObjectStore) => void): Promise<void> => {
    const transaction = database.transaction(TABLE, 'readwrite', { durability: 'relaxed' })
    work(transaction.objectStore(TABLE))
    return finished(transaction)
  }
  try {
    const value = new Uint8Array(VALUE_BYTES)
    for (let from = 0; from < VALUES; from += VALUES_AT_ONCE) {
      await write((table) => {
        for (let at = from; at < from + VALUES_AT_ONCE; at += 1) table.put(value, at)
      })
    }
    await write((table) => table.clear())
  } finally {
    database.close()
  }
}
