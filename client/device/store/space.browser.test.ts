import { afterEach, expect, test } from 'vitest'
import { askForSpace, RESERVE_BYTES } from './space.ts'
import { aStoreWorld } from './store-world.ts'
import { aBaseRow, anOutboxRow } from './stored-samples.ts'

const world = aStoreWorld()
afterEach(() => world.end())

test('rows of the stream leave the reserve to what people do', async () => {
  const storage = {
    estimate: async () => ({ usage: 1_000, quota: RESERVE_BYTES }),
    persist: async () => false,
    persisted: async () => false,
  }
  const store = await world.open({ storage })
  const bulk = store.write(['base'], async (tx) => tx.put('base', [aBaseRow(1)]))
  await expect(bulk).rejects.toMatchObject({ code: 'quota_exceeded' })
  await store.write(['base'], async (tx) => tx.clear('base'))
  await store.write(['outbox'], async (tx) => tx.put('outbox', [anOutboxRow(1)]))
})

test('how much room there is, and whether it may be taken away, is told as the browser tells it', async () => {
  const space = await askForSpace(navigator.storage)
  expect(space?.quota).toBeGreaterThan(RESERVE_BYTES)
  expect(space?.isPersisted).toBe(await navigator.storage.persisted())
  expect(await askForSpace(undefined)).toBeUndefined()
  const refusing = { ...navigator.storage, persisted: () => Promise.reject(new DOMException('no', 'SecurityError')) }
  expect(await askForSpace(refusing as unknown as StorageManager)).toBeUndefined()
})
