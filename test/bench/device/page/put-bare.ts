import { browserTimers, createBrowserClock } from '../../../../client/device/clock/browser-clock.ts'
import { openStore } from '../../../../client/device/store/open-store.ts'
import { done, finished } from '../../../../client/device/store/requests.ts'
import { findRow } from '../../../../sync/outbox/find-row.ts'
import { tableNames } from '../../../../sync/ports/store.ts'

let bare: IDBDatabase | undefined
let rows: unknown[] = []
let count = 0

/** What `putBare` writes from now on: all that a tap wrote. */
export async function prepareBare(database: string, commandId: string): Promise<void> {
  rows = await rowsOf(database, commandId)
  bare ??= await openBare()
}

/** What durable writing costs at the very least: the rows of a command, as one value, in one strict transaction. */
export async function putBare(): Promise<number> {
  if (bare === undefined) throw new Error('nothing is prepared')
  count += 1
  const startedAt = performance.now()
  const transaction = bare.transaction('rows', 'readwrite', { durability: 'strict' })
  const ended = finished(transaction)
  transaction.objectStore('rows').put(rows, count)
  transaction.commit()
  await ended
  return performance.now() - startedAt
}

/** All that the tap wrote, read past the device; nobody listens to its commits while taps are timed. */
async function rowsOf(name: string, commandId: string): Promise<unknown[]> {
  const { store } = await openStore({ name, ...createBrowserClock(), after: browserTimers.after })
  try {
    return await store.read(tableNames, async (tx) => {
      const row = await findRow(tx, commandId)
      const [numbers] = await tx.all('numbers')
      const print = await tx.get('prints', String(row?.args.ticket_id))
      return [await tx.get('places', commandId), row, await tx.get('meta', 'writer'), [numbers], print]
    })
  } finally {
    store.close()
  }
}

async function openBare(): Promise<IDBDatabase> {
  const asked = indexedDB.open('bare', 1)
  asked.onupgradeneeded = () => void asked.result.createObjectStore('rows')
  return done(asked)
}
