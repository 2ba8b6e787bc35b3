import { openAsItIs } from './probe-database.ts'
import { done, finished } from './requests.ts'

/** Rows that lie in memory at once while they are copied. */
const COPY_ROWS_MAX = 1_000

/**
 * Moves a database that is not ours, but bears our name, to another name; nothing of it is lost, and somebody who misses it
 * can find it. Only after every row has been counted in the copy is the original removed.
 */
export async function backUpDatabase(name: string, backup: string): Promise<void> {
  const source = await openAsItIs(name)
  if (source === undefined) return
  const tables = [...source.objectStoreNames]
  const target = await createLike(source, backup, tables)
  try {
    for (const table of tables) await copyTable(source, target, table)
  } finally {
    source.close()
    target.close()
  }
  await done(indexedDB.deleteDatabase(name))
}

function createLike(source: IDBDatabase, name: string, tables: readonly string[]): Promise<IDBDatabase> {
  const asked = indexedDB.open(name, source.version)
  asked.onupgradeneeded = () => {
    const from = tables.length === 0 ? undefined : source.transaction([...tables], 'readonly')
    for (const table of tables) {
      const store = from?.objectStore(table)
      asked.result.createObjectStore(table, {
        keyPath: store?.keyPath ?? null,
        autoIncrement: store?.autoIncrement ?? false,
      })
    }
  }
  return done(asked)
}

async function copyTable(source: IDBDatabase, target: IDBDatabase, table: string): Promise<void> {
  let after: IDBValidKey | undefined
  let copied = 0
  for (;;) {
    const store = source.transaction(table, 'readonly').objectStore(table)
    const rest = after === undefined ? null : IDBKeyRange.lowerBound(after, true)
    const [keys, rows] = await Promise.all([
      done(store.getAllKeys(rest, COPY_ROWS_MAX)),
      done(store.getAll(rest, COPY_ROWS_MAX)),
    ])
    if (keys.length === 0) break
    const writing = target.transaction(table, 'readwrite', { durability: 'strict' })
    const into = writing.objectStore(table)
    for (const [index, row] of rows.entries()) into.put(row, into.keyPath === null ? keys[index] : undefined)
    await finished(writing)
    copied += keys.length
    after = keys.at(-1)
  }
  const there = await done(target.transaction(table, 'readonly').objectStore(table).count())
  if (there !== copied) throw new Error(`the copy of ${table} has ${there} rows instead of ${copied}`)
}
