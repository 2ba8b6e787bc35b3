import { afterEach, expect, test } from 'vitest'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import type { BaseRow } from '../../../sync/replica/stored-rows.ts'
import { done, finished } from './requests.ts'
import { aStoreWorld } from './store-world.ts'
import { aBaseRow, anOutboxRow } from './stored-samples.ts'

const BULK_ROWS = 5_000
const BULK_MS_MAX = 1_500
const TAPS = 60
/** One put for one, and what the page does around it. And what a busy machine adds to the way to the disk's own process. */
const TAP_FACTOR_MAX = 2
const TAP_SLACK_MS = 2

const world = aStoreWorld()
afterEach(() => world.end())

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function timesOf(count: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < count; n += 1) {
    const startedAt = performance.now()
    await work(n)
    times.push(performance.now() - startedAt)
  }
  return times
}

test('a tap costs at most twice what one durable put costs by itself', async () => {
  const store = await world.open()
  const bare = await done(indexedDB.open(world.name))
  const putBare = (n: number): Promise<void> => {
    const transaction = bare.transaction('prints', 'readwrite', { durability: 'strict' })
    const ended = finished(transaction)
    transaction.objectStore('prints').put({ ticket_id: `bare ${n}`, command_id: 'c', state: 'queued', made_at: n })
    transaction.commit()
    return ended
  }
  const tap = (n: number) =>
    store.write(['meta', 'outbox'], async (tx) => {
      const found = await tx.get('meta', 'tapped')
      const row: OutboxRow = anOutboxRow(n + 1)
      tx.put('outbox', [row])
      tx.put('meta', [{ key: 'tapped', value: Number(found?.value ?? 0) + 1 }])
    })
  await timesOf(10, putBare)
  await timesOf(10, (n) => tap(n + 1_000))
  const [bares, taps]: [number[], number[]] = [[], []]
  // In turn, so that whatever else the machine does falls on both.
  for (let n = 0; n < TAPS; n += 1) {
    bares.push(...(await timesOf(1, () => putBare(n))))
    taps.push(...(await timesOf(1, () => tap(n))))
  }
  bare.close()
  console.info(`a durable put ${median(bares).toFixed(2)} ms, a tap ${median(taps).toFixed(2)} ms (median of ${TAPS})`)
  expect(median(taps)).toBeLessThan(median(bares) * TAP_FACTOR_MAX + TAP_SLACK_MS)
})

test('five thousand rows of the stream are written, told to another tab and read again', async () => {
  const [store, other] = [await world.open(), await world.open()]
  let heard = 0
  other.onCommit((changes) => {
    for (const { put } of changes) heard += put.length
  })
  const rows: BaseRow[] = Array.from({ length: BULK_ROWS }, (_, n) => aBaseRow(n))
  const [written = 0] = await timesOf(1, () => store.write(['base'], async (tx) => tx.put('base', rows)))
  await expect.poll(() => heard).toBe(BULK_ROWS)
  const [read = 0] = await timesOf(1, async () => {
    expect(await store.read(['base'], (tx) => tx.all('base'))).toHaveLength(BULK_ROWS)
  })
  console.info(`${BULK_ROWS} rows: written in ${Math.round(written)} ms, read and looked at in ${Math.round(read)} ms`)
  expect(written).toBeLessThan(BULK_MS_MAX)
})
