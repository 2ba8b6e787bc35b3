import { afterEach, expect, test } from 'vitest'
import { type TableName, tableKeys, tableNames } from '../../../sync/ports/store.ts'
import { COMMITS, type DatabaseVersion, databaseVersions } from './database-versions.ts'
import version1 from './fixtures/version-1.json'
import version2 from './fixtures/version-2.json'
import { done, finished } from './requests.ts'
import { aStoreWorld } from './store-world.ts'

type Fixture = {
  readonly version: number
  readonly stores: Readonly<Record<string, { keyPath?: string | string[]; autoIncrement?: boolean }>>
  readonly rows: Readonly<Record<string, readonly object[]>>
}
/** A database as each released version left it on a disk; what today's version makes of it is told beside it. */
const fixtures: readonly { readonly found: Fixture; readonly becomes: Fixture['rows'] }[] = [
  { found: version1, becomes: version1.rows },
  // What a quick write left in `commits` is there as if it lay in its tables.
  { found: version2, becomes: version1.rows },
]
const last = databaseVersions.at(-1)?.version ?? 0

const world = aStoreWorld()
afterEach(() => world.end())

async function lay({ version, stores, rows }: Fixture): Promise<void> {
  const asked = indexedDB.open(world.name, version * 10)
  asked.onupgradeneeded = () => {
    for (const [table, parameters] of Object.entries(stores)) asked.result.createObjectStore(table, parameters)
  }
  const database = await done(asked)
  for (const [table, found] of Object.entries(rows)) {
    const transaction = database.transaction(table, 'readwrite')
    for (const row of found) transaction.objectStore(table).put(row)
    await finished(transaction)
  }
  database.close()
}

const all = async (versions?: readonly DatabaseVersion[]) => {
  const store = await world.open(versions === undefined ? {} : { versions })
  return store.read(tableNames, async (tx) =>
    Object.fromEntries(await Promise.all(tableNames.map(async (table: TableName) => [table, await tx.all(table)]))),
  )
}

test('there is a fixture of every version that was released', () => {
  expect(fixtures.map(({ found }) => found.version)).toEqual(databaseVersions.map(({ version }) => version))
})

test('the last version has the tables of the port, each by its key', async () => {
  const store = await world.open()
  store.close()
  const raw = await done(indexedDB.open(world.name))
  const keyOf = (table: string) => [raw.transaction(table).objectStore(table).keyPath].flat()
  expect(tableNames.map((table) => [table, keyOf(table)])).toEqual(Object.entries(tableKeys))
  expect([...raw.objectStoreNames]).toEqual([...tableNames, COMMITS].sort())
  raw.close()
})

test.each(fixtures)(
  'a database of version $found.version is read as what it holds, nothing of it unreadable',
  async ({ found, becomes }) => {
    await lay(found)
    expect(await all()).toEqual(becomes)
  },
)

test('a new version changes rows in the transaction that brings it', async () => {
  await lay(version1)
  const upgrade: DatabaseVersion = {
    version: last + 1,
    stores: { later: 'id' },
    upgrade: (tx) => tx.table('prints').toCollection().modify({ state: 'unknown' }),
  }
  const read = await all([...databaseVersions, upgrade])
  expect(read.prints).toEqual(version1.rows.prints.map((row) => ({ ...row, state: 'unknown' })))
  expect(read.outbox).toEqual(version1.rows.outbox)
})

test('[ST1] an upgrade finds in its tables what a quick write had left in `commits`', async () => {
  await lay(version2)
  const upgrade: DatabaseVersion = {
    version: last + 1,
    stores: {},
    upgrade: (tx) => tx.table('prints').toCollection().modify({ state: 'unknown' }),
  }
  const read = await all([...databaseVersions, upgrade])
  expect(read).toEqual({
    ...version1.rows,
    prints: version1.rows.prints.map((row) => ({ ...row, state: 'unknown' })),
  })
})

test('[ST4] an upgrade that fails leaves the old database as it was', async () => {
  await lay(version1)
  const upgrade: DatabaseVersion = {
    version: last + 1,
    stores: { prints: null },
    upgrade: async (tx) => {
      await tx.table('outbox').clear()
      throw new Error('in the middle')
    },
  }
  await expect(world.open({ versions: [...databaseVersions, upgrade] })).rejects.toMatchObject({ code: 'no_storage' })
  expect(await all()).toEqual(version1.rows)
})
