import { afterEach, expect, test } from 'vitest'
import type { Store, WriteTransaction } from '../../../sync/ports/store.ts'
import { COMMITS } from './database-versions.ts'
import { done, finished } from './requests.ts'
import { aStoreWorld } from './store-world.ts'
import { anOutboxRow } from './stored-samples.ts'

const world = aStoreWorld()
afterEach(() => world.end())

const number = (last: number) => ({ day: '2026-11-26', prefix: 'A', letter: '', last })

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
