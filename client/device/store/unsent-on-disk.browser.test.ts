import { afterEach, expect, test } from 'vitest'
import { openStore } from './open-store.ts'
import { done, finished } from './requests.ts'
import { after } from './store-world.ts'
import { anOutboxRow } from './stored-samples.ts'
import { exportFromDisk, removeFromDisk, unsentOnDisk } from './unsent-on-disk.ts'

const ID = '0190a000-0000-7000-8000-00000000d15c'
const NAME = `blesaf ${ID}`
afterEach(() => done(indexedDB.deleteDatabase(NAME)))

const open = async () => (await openStore({ name: NAME, wall: () => 1, after })).store
const mine = async () => (await unsentOnDisk()).find(({ device_id }) => device_id === ID)

test('[OB8] what was not acknowledged is read from the disk itself, also what nobody can read', async () => {
  const store = await open()
  const settled = { ...anOutboxRow(1), outcome: { kind: 'applied' as const, flags: [] } }
  await store.write(['outbox'], async (tx) => tx.put('outbox', [settled, anOutboxRow(2)]))
  await store.write(['unreadable'], async (tx) =>
    tx.put('unreadable', [{ id: 'outbox x', table: 'outbox', found: { strange: 1 }, at: 1 }]),
  )
  const found = await mine()
  expect(found?.outbox).toEqual([anOutboxRow(2)])
  expect(found?.unreadable).toMatchObject([{ found: { strange: 1 } }])
  expect(JSON.parse(await exportFromDisk())).toMatchObject({ format: 'blesaf-disk-1' })
  store.close()
})

test('[OB8] [ST5] of a newer version, too, without touching it', async () => {
  ;(await open()).close()
  const asked = indexedDB.open(NAME, 70)
  asked.onupgradeneeded = () => asked.result.createObjectStore('later', { keyPath: 'id' })
  const newer = await done(asked)
  const writing = newer.transaction('outbox', 'readwrite')
  writing.objectStore('outbox').put({ writer: 'w', seq: 1, of: 'another time' })
  await finished(writing)
  newer.close()
  expect(await mine()).toMatchObject({ version: 70, outbox: [{ of: 'another time' }] })
  const left = await done(indexedDB.open(NAME))
  expect([left.version, left.objectStoreNames.contains('later')]).toEqual([70, true])
  left.close()
})

test('a database that a page has open is not removed; a closed one is', async () => {
  const kept = await done(indexedDB.open(NAME))
  const found = await mine()
  if (found === undefined) throw new Error('it is there')
  await expect(removeFromDisk(found)).rejects.toMatchObject({ name: 'InvalidStateError' })
  kept.close()
  await removeFromDisk(found)
  expect(await mine()).toBeUndefined()
})

test('what bears another name is no device', async () => {
  const others = [`blesaf`, `blesaf ${ID} found 1`, `other ${ID}`]
  for (const name of others) (await done(indexedDB.open(name))).close()
  expect(await mine()).toBeUndefined()
  for (const name of others) await done(indexedDB.deleteDatabase(name))
})
