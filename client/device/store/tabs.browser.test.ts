import { afterEach, expect, test, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import type { TableChange } from '../../../sync/ports/store.ts'
import { databaseVersions } from './database-versions.ts'
import { done, finished } from './requests.ts'
import { aStoreWorld } from './store-world.ts'

const world = aStoreWorld()
afterEach(() => world.end())

const meta = (key: string, value: unknown) => ({ key, value })
const NEXT = [...databaseVersions, { version: (databaseVersions.at(-1)?.version ?? 0) + 1, stores: { later: 'id' } }]

test('[ST3] tabs that write the same row at once all hear of it in the order of the disk', async () => {
  const tabs = await Promise.all([1, 2, 3, 4].map(() => world.open()))
  const heard: unknown[][] = tabs.map(() => [])
  for (const [n, tab] of tabs.entries())
    tab.onCommit((changes) => {
      for (const { put } of changes) for (const row of put) heard[n]?.push((row as { value: unknown }).value)
    })
  const order: unknown[] = []
  await Promise.all(
    Array.from({ length: 80 }, (_, n) =>
      tabs[n % 4]?.write(['meta'], async (tx) => {
        tx.put('meta', [meta('a', n)])
        await tx.get('meta', 'a')
        order.push(n)
      }),
    ),
  )
  for (const values of heard) await expect.poll(() => values).toEqual(order)
})

test('[ST3] a commit of a tab that ended before it told anybody is found on the disk', async () => {
  const [store, other] = [await world.open(), await world.open()]
  const changes: TableChange[] = []
  store.onCommit((told) => changes.push(...told))
  const raw = await done(indexedDB.open(world.name))
  const silent = raw.transaction(['meta', 'commits'], 'readwrite')
  silent.objectStore('commits').add(0)
  silent.objectStore('meta').put(meta('silent', 1))
  await finished(silent)
  raw.close()
  await other.write(['meta'], async (tx) => tx.put('meta', [meta('told', 2)]))
  await expect.poll(() => changes.length).toBeGreaterThan(0)
  const told = changes.find(({ table }) => table === 'meta')
  expect(told).toEqual({ table: 'meta', put: [meta('silent', 1), meta('told', 2)], deleted: [], cleared: 'all' })
})

test('[ST3] commits are numbered on and on, and few of them are kept', async () => {
  const [store, other] = [await world.open(), await world.open()]
  let told = 0
  other.onCommit(() => {
    told += 1
  })
  for (let n = 0; n < 250; n += 1) await store.write(['meta'], async (tx) => tx.put('meta', [meta('n', n)]))
  await expect.poll(() => told).toBe(250)
  const raw = await done(indexedDB.open(world.name))
  const numbers = () => done(raw.transaction('commits').objectStore('commits').getAllKeys())
  await expect.poll(numbers).toEqual([250])
  raw.close()
})

test('[ST3] who reads has been told of everything that the reading shows', async () => {
  const [store, other] = [await world.open(), await world.open()]
  for (let n = 0; n < 40; n += 1) {
    let last: unknown
    const stop = store.onCommit((changes) => {
      for (const { put } of changes) for (const row of put) last = (row as { value: unknown }).value
    })
    await other.write(['meta'], async (tx) => tx.put('meta', [meta('n', n)]))
    const read = await store.read(['meta'], (tx) => tx.get('meta', 'n'))
    expect([read?.value, last]).toEqual([n, n])
    stop()
  }
})

test('[ST1] what a person did is durable, what the stream brings again need not be', async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const store = await world.open()
  const durabilityOf = async (tables: Parameters<typeof store.write>[0]): Promise<unknown> => {
    begun.mockClear()
    await store.write(tables, async () => undefined)
    return begun.mock.calls.at(-1)?.[2]?.durability
  }
  expect(await durabilityOf(['base', 'confirmed', 'positions'])).toBe('relaxed')
  for (const table of ['outbox', 'meta', 'numbers', 'prints', 'unreadable'] as const)
    expect([table, await durabilityOf(['base', table])]).toEqual([table, 'strict'])
  begun.mockRestore()
})

test('a tab of a newer version closes the old ones, which are told so, and their writes say that they are closed', async () => {
  const told = vi.fn()
  const old = await world.open({ onVersionChange: told })
  const slow = old.write(['meta'], async (tx) => tx.put('meta', [meta('begun', 1)]))
  const newer = await world.open({ versions: NEXT })
  await slow
  expect(told).toHaveBeenCalledOnce()
  await expect(old.write(['meta'], async () => undefined)).rejects.toMatchObject({ code: 'closed' })
  expect((await newer.read(['meta'], (tx) => tx.get('meta', 'begun')))?.value).toBe(1)
})

test('a tab of a newer version that must wait for one that does not close says so', async () => {
  ;(await world.open()).close()
  const deaf = await done(indexedDB.open(world.name))
  const told = vi.fn()
  const opening = world.open({ versions: NEXT, onBlocked: told })
  await expect.poll(() => told.mock.calls.length).toBe(1)
  deaf.close()
  await opening
})

test('[ST1] a write that was on its way when its tab closed the store stands, and the other tab learns of it', async () => {
  const [store, other] = [await world.open(), await world.open()]
  const writing = store.write(['meta'], async (tx) => {
    await tx.get('meta', 'a')
    tx.put('meta', [meta('a', 1)])
  })
  const begun = new Promise((resolve) => setTimeout(resolve))
  await begun
  store.close()
  await writing
  expect((await other.read(['meta'], (tx) => tx.get('meta', 'a')))?.value).toBe(1)
})

/** As a person does by "clear site data". */
async function clearSiteData(): Promise<void> {
  const session = cdp() as unknown as { send(method: string, parameters: Record<string, unknown>): Promise<unknown> }
  await session.send('Storage.clearDataForOrigin', { origin: location.origin, storageTypes: 'indexeddb' })
}

test('a database that the browser took away is opened again at the next use, and the listeners learn that it is empty, however often', async () => {
  const store = await world.open()
  const changes: TableChange[] = []
  store.onCommit((told) => changes.push(...told))
  const empty = { table: 'meta', put: [], deleted: [], cleared: 'all' }
  for (let time = 0; time < 3; time += 1) {
    await store.write(['meta'], async (tx) => tx.put('meta', [meta('a', time)]))
    changes.length = 0
    await clearSiteData()
    await expect.poll(() => store.read(['meta'], (tx) => tx.get('meta', 'a')).catch(() => 'closing')).toBeUndefined()
    await expect.poll(() => changes.filter(({ table }) => table === 'meta')).toContainEqual(empty)
  }
  await store.write(['meta'], async (tx) => tx.put('meta', [meta('b', 2)]))
  await expect.poll(() => changes).toContainEqual({ table: 'meta', put: [meta('b', 2)], deleted: [] })
})

test('[ST5] one that was taken away, and made anew by a newer version meanwhile, is not opened by the older one', async () => {
  const store = await world.open()
  await clearSiteData()
  const newer = await world.open({ versions: NEXT })
  await expect.poll(() => store.read(['meta'], async () => 'read').catch(({ code }) => code)).toBe('newer_version')
  await expect(store.write(['meta'], async (tx) => tx.put('meta', [meta('old', 1)]))).rejects.toMatchObject({
    code: 'newer_version',
  })
  expect(await newer.read(['meta'], (tx) => tx.get('meta', 'old'))).toBeUndefined()
})

test('[NU2] [ST7] a tab whose database was taken away takes no number by what it knew of that one', async () => {
  const store = await world.open()
  const take = (from: typeof store): Promise<number> =>
    from.write(['numbers'], async (tx) => {
      const next = Number((await tx.all('numbers'))[0]?.last ?? 0) + 1
      tx.put('numbers', [{ day: '2026-11-26', prefix: 'A', letter: '', last: next }])
      return next
    })
  await store.write(['numbers'], async (tx) =>
    tx.put('numbers', [{ day: '2026-11-26', prefix: 'A', letter: '', last: 5 }]),
  )
  await clearSiteData()
  // As many commits as the one before had: the next number of the row says nothing.
  expect(await take(await world.open())).toBe(1)
  let taken: number | undefined
  await expect
    .poll(async () => {
      taken ??= await take(store).catch(() => undefined)
      return taken
    })
    .toBe(2)
})
