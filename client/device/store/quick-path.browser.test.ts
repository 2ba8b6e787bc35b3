import { afterEach, expect, test } from 'vitest'
import type { Store, WriteTransaction } from '../../../sync/ports/store.ts'
import { COMMITS } from './database-versions.ts'
import { done, finished } from './requests.ts'
import { aStoreWorld } from './store-world.ts'
import { anOutboxRow, WRITER } from './stored-samples.ts'

const world = aStoreWorld()
afterEach(() => world.end())

const number = (last: number) => ({ day: '2026-11-26', prefix: 'A', letter: '', last })

const aWriter = { id: WRITER, next_seq: 1, epoch: 0, is_forked: false }

/** Takes the next number, as a tap does; tells of each beginning. */
const takeIn = async (tx: WriteTransaction, begun: () => void): Promise<number> => {
  begun()
  const [found] = await tx.all('numbers', { from: ['2026-11-26', 'A', ''], to: ['2026-11-26', 'A', '\uffff'] })
  const next = Number(found?.last ?? 0) + 1
  tx.put('numbers', [number(next)])
  tx.put('outbox', [anOutboxRow(next)])
  return next
}
const take = (store: Store, begun = (): void => undefined): Promise<number> =>
  store.write(['numbers', 'outbox'], (tx) => takeIn(tx, begun))

async function lying(table: string): Promise<unknown[]> {
  const raw = await done(indexedDB.open(world.name))
  const rows = await done(raw.transaction(table).objectStore(table).getAll())
  raw.close()
  return rows
}

test('[ST1] what is written without asking the disk lies there in one row, is read from it, and is carried into its tables later', async () => {
  const [store, other] = [await world.open(), await world.open()]
  await take(store)
  const [row] = await lying(COMMITS)
  expect(row).toMatchObject([{ table: 'numbers', put: [number(1)] }, { table: 'outbox' }])
  expect(await lying('outbox')).toEqual([])
  for (const tab of [store, other, await world.open()]) {
    expect(await tab.read(['outbox'], (tx) => tx.all('outbox'))).toEqual([anOutboxRow(1)])
    expect(await tab.read(['outbox'], (tx) => tx.count('outbox'))).toBe(1)
  }
  await expect.poll(() => lying('outbox')).toEqual([anOutboxRow(1)])
  expect(await lying('numbers')).toEqual([number(1)])
  expect(await lying(COMMITS)).toEqual([0])
})

test('[NU2] [ST7] of two tabs that take a number at once, the slower one begins again and takes the next', async () => {
  const [store, other] = [await world.open(), await world.open()]
  for (let round = 0; round < 20; round += 1) {
    let begun = 0
    const count = (): void => {
      begun += 1
    }
    const taken = await Promise.all([take(store, count), take(other, count)])
    expect(taken.sort((a, b) => a - b)).toEqual([2 * round + 1, 2 * round + 2])
    expect(begun).toBeGreaterThan(2)
    await expect
      .poll(async () => (await store.read(['numbers'], (tx) => tx.all('numbers')))[0])
      .toEqual(number(2 * round + 2))
  }
  expect(await other.read(['outbox'], (tx) => tx.count('outbox'))).toBe(40)
})

test('[ST1] [SL1] what becomes of a paper is written beside a tap without asking the disk', async () => {
  const store = await world.open()
  const queued = { ticket_id: 't', command_id: 'c', state: 'queued', made_at: 1 } as const
  await store.write(['prints'], async (tx) => tx.put('prints', [queued]))
  await store.write(['prints'], async (tx) => {
    const found = await tx.get('prints', 't')
    if (found?.state === 'queued') tx.put('prints', [{ ...found, state: 'sending' }])
  })
  expect(await lying('prints')).toEqual([])
  expect((await lying(COMMITS)).at(-1)).toEqual([
    { table: 'prints', put: [{ ...queued, state: 'sending' }], deleted: [] },
  ])
  await expect.poll(() => lying('prints')).toEqual([{ ...queued, state: 'sending' }])
})

test('[NU2] a commit of which no tab has told is no reason to take its number again', async () => {
  const store = await world.open()
  await take(store)
  const raw = await done(indexedDB.open(world.name))
  const silent = raw.transaction(COMMITS, 'readwrite')
  silent.objectStore(COMMITS).add([{ table: 'numbers', put: [number(2)], deleted: [] }])
  await finished(silent)
  raw.close()
  expect(await take(store)).toBe(3)
})

test('[ST1] a page that ends before it has carried anything leaves it to the next one', async () => {
  const store = await world.open()
  await take(store)
  await take(store)
  store.close()
  const next = await world.open()
  expect(await take(next)).toBe(3)
  expect(await next.read(['outbox'], (tx) => tx.all('outbox'))).toEqual([1, 2, 3].map((n) => anOutboxRow(n)))
})

test('[ST1] a page that is left carries at once what it had written: an older app, rolled back to, reads the tables alone', async () => {
  const store = await world.open({ after: () => () => undefined })
  await take(store)
  expect(await lying('outbox')).toEqual([])
  dispatchEvent(new Event('pagehide'))
  await expect.poll(() => lying('outbox')).toEqual([anOutboxRow(1)])
  expect(await lying(COMMITS)).toEqual([0])
})

test('[ST7] a work that refuses by what this tab knows is asked again by what the disk holds', async () => {
  const store = await world.open()
  const seen: (number | undefined)[] = []
  const refuse = store.write(['numbers'], async (tx) => {
    seen.push((await tx.all('numbers'))[0]?.last)
    throw new Error('no letter')
  })
  await expect(refuse).rejects.toThrow('no letter')
  expect(seen).toEqual([undefined, undefined])
  expect(await lying(COMMITS)).toEqual([])
})

/** Lays rows where only an app that is not ours, or a broken disk, would. */
async function lay(table: string, rows: readonly unknown[]): Promise<void> {
  const raw = await done(indexedDB.open(world.name))
  const writing = raw.transaction(table, 'readwrite')
  for (const row of rows) writing.objectStore(table).add(row)
  await finished(writing)
  raw.close()
}

test('[ST5] what lies in `commits` and is no change of ours is set aside, and the rest of it is carried', async () => {
  const store = await world.open()
  const strange = [
    [{ table: 'from_a_newer_app', put: [{ id: 1 }], deleted: [] }],
    [{ table: 'numbers', put: [{ last: 7 }], deleted: [] }],
    ['words'],
    { strange: 1 },
  ]
  await take(store)
  await lay(COMMITS, strange.slice(0, 2))
  await lay(COMMITS, [[{ table: 'numbers', put: [number(2)], deleted: [] }]])
  await lay(COMMITS, strange.slice(2))
  expect(await store.read(['numbers'], (tx) => tx.all('numbers'))).toEqual([number(2)])
  await store.write(['base', 'meta'], async (tx) => tx.put('meta', [{ key: 'a', value: 1 }]))
  expect(await lying('numbers')).toEqual([number(2)])
  const found = (await store.read(['unreadable'], (tx) => tx.all('unreadable'))).map((row) => [row.table, row.found])
  expect(found).toEqual([
    [COMMITS, strange[0]?.[0 as never]],
    [COMMITS, strange[1]?.[0 as never]],
    [COMMITS, 'words'],
    [COMMITS, { strange: 1 }],
  ])
})

test('[ST5] [WR4] a single value that another version left unreadable is not overwritten without a copy', async () => {
  const store = await world.open()
  await take(store)
  const writer = { key: 'writer', value: { of: 'a newer app' } }
  await lay('meta', [writer])
  await lay(COMMITS, [0])
  await store.read(['numbers'], (tx) => tx.all('numbers'))
  await store.write(['meta', 'outbox'], async (tx) => {
    if ((await tx.get('meta', 'writer')) === undefined) tx.put('meta', [{ key: 'writer', value: aWriter }])
  })
  expect((await store.read(['meta'], (tx) => tx.get('meta', 'writer')))?.value).toEqual(aWriter)
  const [kept] = await store.read(['unreadable'], (tx) => tx.all('unreadable'))
  expect(kept).toMatchObject({ table: 'meta', found: writer })
})
