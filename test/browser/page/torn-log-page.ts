/** In a page of any origin: a table that grows, and the way to a new log. */
import { beginNewLog } from '../../../client/device/store/begin-new-log.ts'
import { done, finished } from '../../../client/device/store/requests.ts'

const ROWS = 5
const ROW_BYTES = 3_000

async function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open('kept', 1)
  asked.onupgradeneeded = () => void asked.result.createObjectStore('rows', { autoIncrement: true })
  return done(asked)
}

Object.assign(globalThis, {
  beginNewLog,
  /** One durable write after the other, as people tap. */
  async write(): Promise<void> {
    const database = await open()
    for (let n = 0; n < ROWS; n += 1) {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
      transaction.objectStore('rows').put(new Uint8Array(ROW_BYTES))
      await finished(transaction)
    }
    database.close()
  },
  async count(): Promise<number> {
    const database = await open()
    const found = await done(database.transaction('rows').objectStore('rows').count())
    database.close()
    return found
  },
})
