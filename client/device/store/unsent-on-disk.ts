import type { TableName } from '../../../sync/ports/store.ts'
import { COMMITS } from './database-versions.ts'
import { openAsItIs } from './probe-database.ts'
import { done } from './requests.ts'
import { layOver, uncarriedIn } from './uncarried.ts'

/** A device's database is named after it; what was moved aside from under such a name bears more words. */
const OF_A_DEVICE = /^blesaf ([0-9a-f-]{36})$/
/** Who the device is, and where its numbering stands; the rest of the single values is of no use elsewhere. */
const TOLD = ['identity', 'writer']

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

/** Removes a device's whole database; refused while a page still has it open. */
export function removeFromDisk({ database }: UnsentOnDisk): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(database)
    asked.onsuccess = () => resolve()
    asked.onerror = () => reject(asked.error)
    asked.onblocked = () => reject(new DOMException('another page has it open', 'InvalidStateError'))
  })
}

async function unsentIn(name: string, deviceId: string): Promise<UnsentOnDisk> {
  const opened = await openAsItIs(name)
  const inTable = async (table: string): Promise<unknown[]> =>
    opened?.objectStoreNames.contains(table) ? done(opened.transaction(table).objectStore(table).getAll()) : []
  try {
    const uncarried = uncarriedIn(await inTable(COMMITS))
    const rows = async (table: TableName) => layOver(uncarried, table, await inTable(table))
    return {
      ...{ device_id: deviceId, database: name, version: opened?.version ?? 0 },
      meta: (await rows('meta')).filter((row) => TOLD.includes(String(fieldOf(row, 'key')))),
      outbox: (await rows('outbox')).filter(isUnsent),
      unreadable: await rows('unreadable'),
    }
  } finally {
    opened?.close()
  }
}

/** Also what is no command at all: somebody who can read it may find it to be one. */
function isUnsent(row: unknown): boolean {
  return fieldOf(row, 'outcome') === undefined || fieldOf(row, 'unsendable') !== undefined
}

function fieldOf(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[name] : undefined
}
