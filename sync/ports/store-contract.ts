import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store, TableChange } from './store.ts'
import { StoreError } from './store.ts'

export type StoreWorld = {
  /** Another tab of the same device. */
  open(): Promise<Store>
  /** The next write is refused as by a full disk; absent where that cannot be brought about. */
  failNextWrite?(): void
  end(): Promise<void>
}

const meta = (key: string, value: unknown) => ({ key, value })
const number = (day: string, prefix: string, last: number) => ({ day, prefix, letter: '', last })

/** What every store holds, whatever it is made of [ST1]–[ST4]. */
export function storeContract(name: string, makeWorld: () => Promise<StoreWorld>): void {
  describe(`${name} as a store`, () => {
    let world: StoreWorld
    let store: Store
    beforeEach(async () => {
      world = await makeWorld()
      store = await world.open()
    })
    afterEach(() => world.end())

    const read = (key: string) => store.read(['meta'], (tx) => tx.get('meta', key))

    test('[ST1] what is written is there for every tab once its promise has resolved', async () => {
      const other = await world.open()
      await store.write(['meta'], async (tx) => tx.put('meta', [meta('a', { n: 1, list: ['x', null] })]))
      expect(await read('a')).toEqual(meta('a', { n: 1, list: ['x', null] }))
      expect(await other.read(['meta'], (tx) => tx.get('meta', 'a'))).toEqual(meta('a', { n: 1, list: ['x', null] }))
      expect(await read('b')).toBeUndefined()
    })

    test('[ST1] a transaction that throws leaves nothing', async () => {
      const thrown = store.write(['meta', 'numbers'], async (tx) => {
        tx.put('meta', [meta('a', 1)])
        tx.put('numbers', [number('2026-11-26', 'A', 4)])
        throw new Error('in the middle')
      })
      await expect(thrown).rejects.toThrow('in the middle')
      expect(await read('a')).toBeUndefined()
      expect(await store.read(['numbers'], (tx) => tx.count('numbers'))).toBe(0)
    })

    test('[ST1] a transaction reaches the tables that were asked for, and no other', async () => {
      const writing = store.write(['meta'], async (tx) => {
        tx.put('meta', [meta('a', 1)])
        tx.put('numbers', [number('2026-11-26', 'A', 4)])
      })
      await expect(writing).rejects.toThrow('scope')
      await expect(store.write(['meta'], (tx) => tx.all('numbers'))).rejects.toThrow('scope')
      expect(await read('a')).toBeUndefined()
      expect(await store.read(['numbers'], (tx) => tx.count('numbers'))).toBe(0)
    })

    test('[ST1] transactions of several tabs that read and then write do not interleave', async () => {
      const tabs = [store, await world.open(), await world.open()]
      const add = (tab: Store) =>
        tab.write(['meta'], async (tx) => {
          const found = await tx.get('meta', 'count')
          tx.put('meta', [meta('count', Number(found?.value ?? 0) + 1)])
        })
      await Promise.all(Array.from({ length: 30 }, (_, n) => add(tabs[n % 3] as Store)))
      expect((await read('count'))?.value).toBe(30)
    })

    test('[ST2] a transaction reads what it wrote, deleted and cleared', async () => {
      await store.write(['numbers'], async (tx) => {
        tx.put('numbers', [number('2026-11-25', 'A', 1), number('2026-11-26', 'A', 2), number('2026-11-26', 'B', 3)])
        expect(await tx.count('numbers')).toBe(3)
        tx.delete('numbers', [['2026-11-26', 'B', '']])
        expect(await tx.get('numbers', ['2026-11-26', 'B', ''])).toBeUndefined()
        tx.clear('numbers', { from: ['2026-11-25'], to: ['2026-11-25', '\uffff'] })
        expect(await tx.all('numbers')).toEqual([number('2026-11-26', 'A', 2)])
      })
    })

    test('rows come in the order of their key, and a range holds both its ends', async () => {
      const rows = [number('2026-11-26', 'B', 1), number('2026-11-25', 'C', 2), number('2026-11-26', 'A', 3)]
      await store.write(['numbers'], async (tx) => tx.put('numbers', rows))
      const all = await store.read(['numbers'], (tx) => tx.all('numbers'))
      expect(all.map(({ last }) => last)).toEqual([2, 3, 1])
      const range = { from: ['2026-11-26', 'A', ''], to: ['2026-11-26', 'B', ''] }
      const some = await store.read(['numbers'], (tx) => tx.all('numbers', range))
      expect(some.map(({ last }) => last)).toEqual([3, 1])
      const keys = await store.read(['numbers'], (tx) => tx.keys('numbers'))
      expect(keys).toEqual(all.map(({ day, prefix, letter }) => [day, prefix, letter]))
    })

    test('[ST3] every tab hears of a commit, once, and of nothing that did not commit', async () => {
      const other = await world.open()
      const heard: TableChange[][] = [[], []]
      const stop = store.onCommit((changes) => heard[0]?.push(...changes))
      other.onCommit((changes) => heard[1]?.push(...changes))
      await store.write(['meta'], async (tx) => tx.put('meta', [meta('a', 1)]))
      await store.write(['meta'], () => Promise.reject(new Error('no'))).catch(() => undefined)
      await store.write(['meta'], async (tx) => tx.delete('meta', ['a']))
      await expect.poll(() => heard.map((changes) => changes.length)).toEqual([2, 2])
      for (const changes of heard) {
        expect(changes[0]).toMatchObject({ table: 'meta', put: [meta('a', 1)], deleted: [] })
        expect(changes[1]).toMatchObject({ table: 'meta', put: [], deleted: ['a'] })
      }
      stop()
      await store.write(['meta'], async (tx) => tx.put('meta', [meta('b', 1)]))
      await expect.poll(() => heard.map((changes) => changes.length)).toEqual([2, 3])
    })

    test('[ST4] a refused write has a code, changes nothing, and the next one is taken', async () => {
      if (world.failNextWrite === undefined) return
      world.failNextWrite()
      const refused = store.write(['meta'], async (tx) => tx.put('meta', [meta('a', 1)]))
      await expect(refused).rejects.toMatchObject({ name: 'StoreError', code: 'quota_exceeded' })
      expect(await read('a')).toBeUndefined()
      await store.write(['meta'], async (tx) => tx.put('meta', [meta('a', 2)]))
      expect((await read('a'))?.value).toBe(2)
    })

    test('[ST4] a closed store says so', async () => {
      store.close()
      await expect(read('a')).rejects.toBeInstanceOf(StoreError)
      await expect(store.write(['meta'], async () => undefined)).rejects.toMatchObject({ code: 'closed' })
      store = await world.open()
      expect(await read('a')).toBeUndefined()
    })
  })
}
