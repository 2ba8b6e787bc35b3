import type { TableName } from '../../../sync/ports/store.ts'
import { COMMITS } from './database-versions.ts'
import { openLock } from './hold-open.ts'
import { openAsItIs } from './probe-database.ts'
import { done, finished } from './requests.ts'
import { layOver, uncarriedIn } from './uncarried.ts'

/** A device's database is named after it; what was moved aside from under such a name bears more words. */
const OF_A_DEVICE = /^blesaf ([0-9a-f-]{36})$/
/** Who the device is, and where its numbering stands; the rest of the single values is of no use elsewhere. */
const TOLD = ['identity', 'writer']

const READ = ['meta', 'outbox', 'unreadable', COMMITS]

/** What one device of this browser has on its disk and never sent, as it was found. */
export type UnsentOnDisk = {
  readonly device_id: string
  readonly database: string
  readonly version: number
  readonly meta: readonly unknown[]
  readonly outbox: readonly unknown[]
  readonly unreadable: readonly unknown[]
}

/**
 * Read without anything of the app: no schema, no version, no device; so it works for a database of a newer app, and when
 * whatever else is broken. Nothing is changed by it [OB8].
 */
export async function unsentOnDisk(): Promise<readonly UnsentOnDisk[]> {
  const found: UnsentOnDisk[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const deviceId = OF_A_DEVICE.exec(name)?.[1]
    if (deviceId !== undefined) found.push(await unsentIn(name, deviceId))
  }
  return found
}

/** All of it as a file's text. */
export async function exportFromDisk(): Promise<string> {
  return asFile(await unsentOnDisk())
}

export function asFile(devices: readonly UnsentOnDisk[]): string {
  return JSON.stringify({ format: 'blesaf-disk-1', exported_at: new Date().toISOString(), devices })
}

/**
 * Removes a device's whole database; refused while a page still has it open, and when there is more in it than was seen. The
 * lock decides, not the database: an open store would give way to a removal, and one that is put off comes when nobody
 * thinks of it any more.
 */
export function removeFromDisk(seen: UnsentOnDisk): Promise<void> {
  return navigator.locks.request(openLock(seen.database), { ifAvailable: true }, async (lock) => {
    if (lock === null) throw refused('another page has it open')
    const now = await unsentIn(seen.database, seen.device_id)
    if (textOf(now) !== textOf(seen)) throw refused('something was written since')
    await removeDatabase(seen.database)
  })
}

function removeDatabase(database: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(database)
    asked.onsuccess = () => resolve()
    asked.onerror = () => reject(asked.error)
    asked.onblocked = () => reject(refused('another page has it open'))
  })
}

function refused(why: string): DOMException {
  return new DOMException(why, 'InvalidStateError')
}

function textOf({ outbox, unreadable }: UnsentOnDisk): string {
  return JSON.stringify([outbox, unreadable])
}

async function unsentIn(name: string, deviceId: string): Promise<UnsentOnDisk> {
  const opened = await openAsItIs(name)
  try {
    const found = opened === undefined ? {} : await readAtOnce(opened)
    const { changes, strange } = uncarriedIn(found[COMMITS] ?? [])
    const rows = (table: TableName) => layOver(changes, table, found[table] ?? [])
    return {
      ...{ device_id: deviceId, database: name, version: opened?.version ?? 0 },
      meta: rows('meta').filter((row) => TOLD.includes(String(fieldOf(row, 'key')))),
      outbox: rows('outbox').filter(isUnsent),
      unreadable: [...rows('unreadable'), ...strange],
    }
  } finally {
    opened?.close()
  }
}

/** As of one moment: another page may be carrying. Ended before it is answered, so that the closing need not wait for it. */
async function readAtOnce(database: IDBDatabase): Promise<Readonly<Record<string, unknown[]>>> {
  const tables = READ.filter((table) => database.objectStoreNames.contains(table))
  if (tables.length === 0) return {}
  const transaction = database.transaction(tables)
  const ended = finished(transaction)
  const rows = await Promise.all(tables.map((table) => done<unknown[]>(transaction.objectStore(table).getAll())))
  await ended
  return Object.fromEntries(tables.map((table, n) => [table, rows[n] ?? []]))
}

/** Also what is no command at all: somebody who can read it may find it to be one. */
function isUnsent(row: unknown): boolean {
  return fieldOf(row, 'outcome') === undefined || fieldOf(row, 'unsendable') !== undefined
}

function fieldOf(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[name] : undefined
}
