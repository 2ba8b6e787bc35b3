import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { originalOf } from './print-job.ts'
import type { JobStore } from './spool-ports.ts'

export type JobStoreWorld = {
  /** Another tab of the same device. */
  open(): Promise<JobStore>
  end(): Promise<void>
}

const AT = 1_800_000_000_000

/** What every store of jobs holds, whatever it is made of [SL2]. */
export function jobStoreContract(name: string, makeWorld: () => Promise<JobStoreWorld>): void {
  describe(`${name} as a store of print jobs`, () => {
    let world: JobStoreWorld
    let store: JobStore
    beforeEach(async () => {
      world = await makeWorld()
      store = await world.open()
    })
    afterEach(() => world.end())

    test('[SL2] a job is there for every tab, and a second of its id is not taken', async () => {
      const other = await world.open()
      expect(await store.add(originalOf('a', AT))).toBe(true)
      expect(await other.add({ ...originalOf('a', AT), made_at: 1 })).toBe(false)
      expect(await other.find('a')).toEqual(originalOf('a', AT))
      expect(await other.load()).toEqual([originalOf('a', AT)])
      expect(await store.find('b')).toBeUndefined()
    })

    test('[SL3] an event is judged by what the disk says, and of two tabs one begins', async () => {
      const other = await world.open()
      await store.add(originalOf('a', AT))
      const both = await Promise.all([
        store.apply('a', { kind: 'began', at: AT }),
        other.apply('a', { kind: 'began', at: AT }),
      ])
      expect(both.map((applied) => applied?.isChanged).sort()).toEqual([false, true])
      expect(both.map((applied) => applied?.job.state)).toEqual(['sending', 'sending'])
      expect(await store.find('a')).toMatchObject({ state: 'sending', tries: 1 })
      expect(await store.apply('b', { kind: 'began', at: AT })).toBeUndefined()
    })

    test('[SL2] every tab hears what was written, its own included, and nothing of what changed nothing', async () => {
      const other = await world.open()
      const heard: string[] = []
      store.onChange((jobs) => heard.push(...jobs.map(({ id, state }) => `own ${id} ${state}`)))
      const deafen = other.onChange((jobs) => heard.push(...jobs.map(({ id, state }) => `other ${id} ${state}`)))
      await store.add(originalOf('a', AT))
      await store.apply('a', { kind: 'again', at: AT })
      await expect.poll(() => heard.toSorted()).toEqual(['other a queued', 'own a queued'])
      deafen()
      await store.apply('a', { kind: 'began', at: AT })
      await expect.poll(() => heard).toContain('own a sending')
      expect(heard).not.toContain('other a sending')
    })

    test('[SL9] what is removed is gone', async () => {
      await store.add(originalOf('a', AT))
      await store.add(originalOf('b', AT))
      await store.remove(['a', 'c'])
      expect((await store.load()).map(({ id }) => id)).toEqual(['b'])
    })
  })
}
