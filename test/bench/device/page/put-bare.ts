import { done, finished } from '../../../../client/device/store/requests.ts'

let bare: IDBDatabase | undefined
let count = 0

/** What durable writing costs at the very least: the rows of a command, as one value, in one strict transaction. */
export async function putBare(database: string, commandId: string): Promise<number> {
  const rows = await rowsOf(database, commandId)
  bare ??= await openBare()
  count += 1
  const startedAt = performance.now()
  const transaction = bare.transaction('rows', 'readwrite', { durability: 'strict' })
  const ended = finished(transaction)
  transaction.objectStore('rows').put(rows, count)
  transaction.commit()
  await ended
  return performance.now() - startedAt
}

/** All that the tap wrote, read past the device. */
async function rowsOf(name: string, commandId: string): Promise<unknown[]> {
  const database = await done(indexedDB.open(name))
  try {
    const transaction = database.transaction(['outbox', 'places', 'meta', 'numbers', 'prints'])
    const one = (table: string, key: IDBValidKey): Promise<unknown> => done(transaction.objectStore(table).get(key))
    const place = (await one('places', commandId)) as { writer: string; seq: number }
    const row = (await one('outbox', [place.writer, place.seq])) as { args: { ticket_id: string } }
    const numbers = await done(transaction.objectStore('numbers').getAll(null, 1))
    return [place, row, await one('meta', 'writer'), numbers, await one('prints', row.args.ticket_id)]
  } finally {
    database.close()
  }
}

async function openBare(): Promise<IDBDatabase> {
  const asked = indexedDB.open('bare', 1)
  asked.onupgradeneeded = () => void asked.result.createObjectStore('rows')
  return done(asked)
}
