import { afterEach, expect, test } from 'vitest'
import { StoreError } from '../../../sync/ports/store.ts'
import { databaseVersions } from './database-versions.ts'
import { openStore } from './open-store.ts'
import { done, finished } from './requests.ts'
import { after, aStoreWorld } from './store-world.ts'
import { aBaseRow, anOutboxRow, WRITER } from './stored-samples.ts'

const world = aStoreWorld()
const { name } = world
afterEach(() => world.end())

/** Makes a database as something else would have. */
async function aDatabase(version: number, tables: Record<string, IDBObjectStoreParameters>): Promise<IDBDatabase> {
  const asked = indexedDB.open(name, version)
  asked.onupgradeneeded = () => {
    for (const [table, parameters] of Object.entries(tables)) asked.result.createObjectStore(table, parameters)
  }
  return done(asked)
}

async function put(database: IDBDatabase, table: string, rows: readonly unknown[], key?: IDBValidKey): Promise<void> {
  const transaction = database.transaction(table, 'readwrite')
  for (const row of rows) transaction.objectStore(table).put(row, key)
  await finished(transaction)
}

const open = (more = {}) => openStore({ name, wall: () => 1_795_000_000_000, after, ...more })

test('[ST5] a database of a newer version is not touched', async () => {
  const last = databaseVersions.at(-1)?.version ?? 0
  const { store } = await open({ versions: [...databaseVersions, { version: last + 1, stores: { later: 'id' } }] })
  store.close()
  await expect(open()).rejects.toMatchObject({ name: 'StoreError', code: 'newer_version' })
  const left = await done(indexedDB.open(name))
  expect([...left.objectStoreNames]).toContain('later')
  expect(left.version).toBe((last + 1) * 10)
  left.close()
})

test('a database that only bears our name is kept whole under another one', async () => {
  const foreign = await aDatabase(3, { notes: { keyPath: 'id' }, blobs: {}, log: { autoIncrement: true } })
  await put(
    foreign,
    'notes',
    Array.from({ length: 2_345 }, (_, id) => ({ id, text: `note ${id}` })),
  )
  await put(foreign, 'blobs', ['of its own'], 'a key')
  await put(foreign, 'log', ['first', 'second'])
  foreign.close()
  const { store, backedUpAs } = await open()
  expect(backedUpAs).toBe(`${name} found 1795000000000`)
  await store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'a', value: 1 }]))
  store.close()
  const kept = await done(indexedDB.open(String(backedUpAs)))
  const all = (table: string) => done(kept.transaction(table).objectStore(table).getAll())
  expect(await all('notes')).toHaveLength(2_345)
  expect(await done(kept.transaction('blobs').objectStore('blobs').get('a key'))).toBe('of its own')
  expect(await all('log')).toEqual(['first', 'second'])
  kept.close()
  indexedDB.deleteDatabase(String(backedUpAs))
})

test('of two tabs that find it at once, one moves it away, and both use the new one', async () => {
  const foreign = await aDatabase(3, { notes: { keyPath: 'id' } })
  await put(foreign, 'notes', [{ id: 1 }])
  foreign.close()
  const opened = await Promise.all([open(), open(), open()])
  const backups = opened.flatMap(({ backedUpAs }) => backedUpAs ?? [])
  expect(backups).toHaveLength(1)
  await opened[0]?.store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'a', value: 1 }]))
  for (const { store } of opened) {
    expect((await store.read(['meta'], (tx) => tx.get('meta', 'a')))?.value).toBe(1)
    store.close()
  }
  for (const backup of backups) indexedDB.deleteDatabase(backup)
})

test('an empty database of that name is simply used', async () => {
  ;(await aDatabase(1, {})).close()
  const { store, backedUpAs } = await open()
  expect(backedUpAs).toBeUndefined()
  expect(await store.read(['meta'], (tx) => tx.count('meta'))).toBe(0)
  store.close()
})

test('[ST5] rows that do not fit are set aside, whole, and the rest goes on', async () => {
  const store = await world.open()
  const good = anOutboxRow(1)
  await store.write(['outbox'], async (tx) => tx.put('outbox', [good]))
  const raw = await done(indexedDB.open(name))
  const bad = { writer: WRITER, seq: 2, id: 7, strange: { deep: ['kept'] } }
  await put(raw, 'outbox', [bad])
  await put(raw, 'base', [aBaseRow(1), { shape: 'tickets', key: 'x', row: null }])
  await put(raw, 'meta', [{ key: 'writer', value: 'not a writer' }])
  raw.close()

  expect(await store.read(['outbox'], (tx) => tx.all('outbox'))).toEqual([good])
  expect(await store.read(['base'], (tx) => tx.all('base'))).toEqual([aBaseRow(1)])
  expect(await store.read(['meta'], (tx) => tx.get('meta', 'writer'))).toBeUndefined()

  const aside = await store.read(['unreadable'], (tx) => tx.all('unreadable'))
  expect(aside.map(({ table }) => table).sort()).toEqual(['base', 'meta', 'outbox'])
  expect(aside.find(({ table }) => table === 'outbox')?.found).toEqual(bad)
  expect(await store.read(['outbox'], (tx) => tx.count('outbox'))).toBe(1)
})

test('[ST5] what cannot be read is kept, though the one who found it has written another in its place', async () => {
  ;(await world.open()).close()
  const bad = { key: 'session', value: { of: 'a later version' } }
  const raw = await done(indexedDB.open(name))
  await put(raw, 'meta', [bad])
  raw.close()
  const store = await world.open()
  const good = { key: 'session', value: null }
  await store.write(['meta'], async (tx) => {
    expect(await tx.get('meta', 'session')).toBeUndefined()
    tx.put('meta', [good])
  })
  expect(await store.read(['meta'], (tx) => tx.all('meta'))).toEqual([good])
  expect(await store.read(['unreadable'], (tx) => tx.all('unreadable'))).toMatchObject([{ table: 'meta', found: bad }])
})

test('[ST5] fields that another version of the app has added stay in a row that is written again', async () => {
  const store = await world.open()
  const raw = await done(indexedDB.open(name))
  await put(raw, 'outbox', [{ ...anOutboxRow(1), from_later: 'kept' }])
  raw.close()
  const [row] = await store.read(['outbox'], (tx) => tx.all('outbox'))
  expect(row).toMatchObject({ from_later: 'kept' })
})

test.each([
  ['is not there', undefined],
  [
    'refuses',
    {
      open: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    },
  ],
])('[ST4] where IndexedDB %s, the store says so', async (_, found) => {
  const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')
  Object.defineProperty(globalThis, 'indexedDB', { value: found, configurable: true, writable: true })
  try {
    const refused = await open().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(StoreError)
    expect(refused).toMatchObject({ code: 'no_storage' })
  } finally {
    if (real === undefined) Reflect.deleteProperty(globalThis, 'indexedDB')
    else Object.defineProperty(globalThis, 'indexedDB', real)
  }
})
