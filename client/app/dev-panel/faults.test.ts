import { expect, test } from 'vitest'
import type { Store } from '../../../sync/ports/store.ts'
import { createCrash } from './crash.ts'
import { createCrashingStore } from './crashing-store.ts'
import { createFaults } from './faults.ts'
import { createFaultyFetch } from './faulty-fetch.ts'

function aWorld() {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  }
  const faults = createFaults(storage)
  const log: string[] = []
  const crash = createCrash(faults, () => log.push('reload'))
  const send: typeof fetch = async (input) => {
    log.push(String(input))
    return new Response('{}')
  }
  const line = createFaultyFetch(send, { faults, crash, after: async () => void log.push('waits') })
  return { faults, storage, crash, line, log }
}
const settled = (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      () => 'answer',
      () => 'fails',
    ),
    new Promise((resolve) => setTimeout(resolve, 10, 'hangs')),
  ])

test('a usual line answers, an offline one fails before anything leaves', async () => {
  const { line, faults, log } = aWorld()
  expect(await settled(line('/a'))).toBe('answer')
  faults.set({ network: 'offline' })
  expect(await settled(line('/b'))).toBe('fails')
  expect(log).toEqual(['/a'])
})

test('a line that loses answers has sent what it was given', async () => {
  const { line, faults, log } = aWorld()
  faults.set({ network: 'lose_answers' })
  expect(await settled(line('/a'))).toBe('fails')
  expect(log).toEqual(['/a'])
})

test('so many requests are dropped, and the next one goes', async () => {
  const { line, faults } = aWorld()
  faults.set({ dropNext: 2 })
  expect([await settled(line('/a')), await settled(line('/b')), await settled(line('/c'))]).toEqual([
    'fails',
    'fails',
    'answer',
  ])
})

test('a slow line waits before it sends', async () => {
  const { line, faults, log } = aWorld()
  faults.set({ network: 'slow' })
  await line('/a')
  expect(log).toEqual(['waits', '/a'])
})

test('a long poll is cut off when the line goes', async () => {
  const { faults, crash } = aWorld()
  const send: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
    )
  const line = createFaultyFetch(send, { faults, crash, after: async () => undefined })
  const poll = line('/v1/shape')
  faults.set({ network: 'offline' })
  await expect(poll).rejects.toThrow('Failed to fetch')
})

test('the page ends at the named moment, once, and what it did there never goes on', async () => {
  const { faults, crash, line, log } = aWorld()
  const store = createCrashingStore({ write: async () => void log.push('commit') } as unknown as Store, crash)
  faults.set({ crashAt: 'before_commit' })
  expect(await settled(store.write(['outbox'], async () => undefined))).toBe('hangs')
  faults.set({ crashAt: 'after_commit' })
  expect(await settled(store.write(['outbox'], async () => undefined))).toBe('hangs')
  faults.set({ crashAt: 'after_send' })
  expect(await settled(line('/api/push'))).toBe('hangs')
  expect(log).toEqual(['reload', 'commit', 'reload', '/api/push', 'reload'])
  expect(await settled(store.write(['outbox'], async () => undefined))).toBe('answer')
})

test('a page that loads anew is as broken as before; nonsense in the storage is no fault', () => {
  const { faults, storage } = aWorld()
  faults.set({ network: 'slow', clockShiftMs: 5_000 })
  expect(createFaults(storage).current()).toMatchObject({ network: 'slow', clockShiftMs: 5_000 })
  expect(createFaults({ ...storage, getItem: () => '{"network":"none"}' }).current().network).toBe('usual')
})
