import { expect, test } from 'vitest'
import { createManualTime } from '../../../sync/ports/manual-time.ts'
import { settle } from '../../../sync/ports/settle.ts'
import { MINUTE_MS } from '../../../sync/waits/limits.ts'
import { quoteWaits } from '../../../sync/waits/quote-waits.ts'
import { aBranchView, aRow, CASH, NOW, uuid } from '../../../sync/waits/view/a-branch-view.ts'
import type { WaitQuotes } from '../../../sync/waits/wait-quotes.ts'
import type { WaitState } from '../../../sync/waits/wait-state.ts'
import { createFakeDevice } from '../hooks/fake-device.ts'
import { followWaits } from './follow-waits.ts'
import { quoteKey, type Waits } from './waits.ts'

type Given = { readonly state: WaitState; readonly seed: string }

function aFollowed(quote: (given: Given) => WaitQuotes | undefined = ({ state, seed }) => quoteWaits(state, seed)) {
  const time = createManualTime(NOW, settle)
  const page = time.openPage('p')
  const device = Object.assign(createFakeDevice(), { now: time.now })
  const runs: Given[] = []
  const published: Waits[] = []
  device.show(aBranchView([aRow(1), aRow(2)]))
  const end = followWaits({
    device,
    quote: async (state, seed) => {
      runs.push({ state, seed })
      return quote({ state, seed })
    },
    after: page.timers.after,
    publish: (waits) => published.push(waits),
  })
  return { time, device, runs, published, end, last: () => published.at(-1) }
}

test('[WT15] services, tickets and quotes are told after the screen was painted', async () => {
  const { time, runs, published, last } = aFollowed()
  expect(runs).toHaveLength(0)
  await time.advance(100)
  expect(published).toHaveLength(1)
  expect(last()?.services.get(CASH)).toMatchObject({ kind: 'range' })
  expect([...(last()?.tickets.keys() ?? [])]).toEqual([uuid(1_001), uuid(1_002)])
  expect(last()?.classes.get(quoteKey(CASH, 0))).toEqual(last()?.services.get(CASH))
  expect(last()?.quotes.get(quoteKey(CASH, 0))).toMatchObject({ method: 'monte_carlo' })
  expect(last()?.asOf).toBeUndefined()
})

test('[WT15] a branch that changes all the time is computed once a second, and the last change counts', async () => {
  const { time, device, runs } = aFollowed()
  for (let step = 0; step < 40; step += 1) {
    device.show(aBranchView(Array.from({ length: step + 3 }, (_, n) => aRow(n))))
    await time.advance(100)
  }
  expect(runs.length).toBeGreaterThanOrEqual(4)
  expect(runs.length).toBeLessThanOrEqual(5)
  await time.advance(2_000)
  expect(runs.at(-1)?.state.waiting).toHaveLength(42)
})

test('[WT15] what is no matter of waits starts nothing; time alone does, now and then', async () => {
  const { time, device, runs } = aFollowed()
  await time.advance(5_000)
  device.show({ pending: [], unseen: [] })
  device.tell({ ageMs: 4_000 })
  await time.advance(2_000)
  expect(runs).toHaveLength(1)
  await time.advance(60_000)
  expect(runs).toHaveLength(5)
})

test('[WT15] [WT1] the seed is the day’s: the same line gets the same answer, and stays the same object', async () => {
  const { time, device, runs, published } = aFollowed(() => quoteWaits(runs[0]?.state as WaitState, 'seed'))
  await time.advance(2_000)
  device.show(aBranchView([aRow(1), aRow(2)]))
  await time.advance(2_000)
  expect(runs.map(({ seed }) => seed)).toEqual(['2026-11-20', '2026-11-20'])
  expect(published[1]?.services).toBe(published[0]?.services)
  expect(published[1]?.tickets).toBe(published[0]?.tickets)
})

test('[WT14] behind, the range grows and its age is told; alone for long, nothing is', async () => {
  const { time, device, last } = aFollowed()
  await time.advance(100)
  const live = last()?.services.get(CASH)
  device.tell({ rung: 'behind', ageMs: 2 * MINUTE_MS })
  await time.advance(2_000)
  const behind = last()?.services.get(CASH)
  if (live?.kind !== 'range' || behind?.kind !== 'range') throw new Error('no range')
  expect(behind.toMinutes).toBeGreaterThanOrEqual(live.toMinutes + 2)
  expect(last()?.asOf).toBeCloseTo(device.now() - 2 * MINUTE_MS, -4)
  device.tell({ rung: 'isolated', ageMs: 11 * MINUTE_MS })
  await time.advance(20_000)
  expect(last()?.services.get(CASH)).toEqual({ kind: 'unknown', why: 'stale' })
  expect([last()?.ageMs, last()?.asOf]).toEqual([11 * MINUTE_MS, undefined])
  device.tell({ rung: 'paper', ageMs: undefined })
  await time.advance(20_000)
  expect(last()?.services.get(CASH)).toEqual({ kind: 'unknown', why: 'no_replica' })
})

test('[WT14] after a start, before anybody answered, nothing is told and no moment either', async () => {
  const { time, device, last } = aFollowed()
  device.tell({ rung: 'isolated', ageMs: undefined })
  await time.advance(2_000)
  expect(last()?.services.get(CASH)).toEqual({ kind: 'unknown', why: 'stale' })
  expect(last()?.asOf).toBeUndefined()
})

test('[WT15] a run that fails is told as such, and the next one is tried', async () => {
  let fails = true
  const { time, last } = aFollowed(({ state, seed }) => (fails ? undefined : quoteWaits(state, seed)))
  await time.advance(100)
  expect(last()?.services.get(CASH)).toEqual({ kind: 'unknown', why: 'failed' })
  fails = false
  await time.advance(20_000)
  expect(last()?.services.get(CASH)).toMatchObject({ kind: 'range' })
})

test('[WT15] one that breaks is told as failed too, and what was told before does not stay for the day', async () => {
  let breaks = false
  const { time, last } = aFollowed(({ state, seed }) => {
    if (breaks) throw new TypeError('not to be computed')
    return quoteWaits(state, seed)
  })
  await time.advance(2_000)
  breaks = true
  await time.advance(20_000)
  expect(last()?.services.get(CASH)).toEqual({ kind: 'unknown', why: 'failed' })
  breaks = false
  await time.advance(20_000)
  expect(last()?.services.get(CASH)).toMatchObject({ kind: 'range' })
})

test('[WT15] nobody looks: nothing is computed', async () => {
  const { time, device, runs, end } = aFollowed()
  await time.advance(3_000)
  end()
  device.show(aBranchView([aRow(5)]))
  await time.advance(60_000)
  expect(runs).toHaveLength(1)
  expect(device.listeners).toBe(0)
})

test('[WT13] without a configuration nothing is told', async () => {
  const { time, device, last, runs } = aFollowed()
  device.show({ configuration: undefined })
  await time.advance(100)
  expect([last()?.services.size, runs.length]).toEqual([0, 0])
})
