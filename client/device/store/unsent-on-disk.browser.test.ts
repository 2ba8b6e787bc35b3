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
const held = async () => {
  const found = await mine()
  if (found === undefined) throw new Error('it is there')
  return found
}

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

test('[OB8] a device that another page has open is not removed, neither now nor when that page ends', async () => {
  const store = await open()
  await store.write(['outbox'], async (tx) => tx.put('outbox', [anOutboxRow(1)]))
  const found = await held()
  await expect(removeFromDisk(found)).rejects.toMatchObject({ name: 'InvalidStateError' })
  await store.write(['outbox'], async (tx) => tx.put('outbox', [anOutboxRow(2)]))
  store.close()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await mine())?.outbox).toEqual([anOutboxRow(1), anOutboxRow(2)])
})

test('[OB8] what was written after somebody looked is not removed with what they saw', async () => {
  ;(await open()).close()
  const found = await held()
  const store = await open()
  await store.write(['outbox'], async (tx) => tx.put('outbox', [anOutboxRow(1)]))
  store.close()
  // A browser takes a moment to give back the lock of a page that has just closed the store.
  await expect.poll(() => removeFromDisk(found).catch(({ message }) => message)).toBe('something was written since')
  const now = await held()
  expect(now.outbox).toEqual([anOutboxRow(1)])
  await expect.poll(() => removeFromDisk(now).catch(({ message }) => message)).toBeUndefined()
  expect(await mine()).toBeUndefined()
})

test('[OB8] rows of `commits` in a form of another time are told as they lie there', async () => {
  ;(await open()).close()
  const raw = await done(indexedDB.open(NAME))
  const writing = raw.transaction('commits', 'readwrite')
  writing.objectStore('commits').add([{ of: 'another time' }])
  await finished(writing)
  raw.close()
  expect((await mine())?.unreadable).toEqual([{ of: 'another time' }])
})

test('a database that a page has open is not removed; a closed one is', async () => {
  const kept = await done(indexedDB.open(NAME))
  const found = await held()
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
