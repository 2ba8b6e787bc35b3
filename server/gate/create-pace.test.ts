import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPace } from './create-pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const limits = { paceMs: 250, busyPaceMs: 1_000, subjectsMax: 2 }
const pacing = (share = 0) => createPace({ limits, busyShare: () => share, now: () => Date.now() })
const never = new AbortController().signal

/** Whether it is over by then. */
async function isOverAfter(ms: number, work: Promise<void>): Promise<boolean> {
  let isOver = false
  void work.then(() => {
    isOver = true
  })
  await vi.advanceTimersByTimeAsync(ms)
  return isOver
}

test('[GK15] the first is told at once, the next when the pace has passed', async () => {
  const pace = pacing()
  expect(await isOverAfter(0, pace.turn('a', never))).toBe(true)
  pace.told('a')
  await vi.advanceTimersByTimeAsync(100)
  expect(await isOverAfter(149, pace.turn('a', never))).toBe(false)
  expect(await isOverAfter(1, pace.turn('a', never))).toBe(true)
})

test('[GK15] who was told long ago, or is another reader, waits for nothing', async () => {
  const pace = pacing()
  pace.told('a')
  expect(await isOverAfter(0, pace.turn('b', never))).toBe(true)
  await vi.advanceTimersByTimeAsync(250)
  expect(await isOverAfter(0, pace.turn('a', never))).toBe(true)
})

test('[GK15] who goes ends the wait, and nothing is left behind', async () => {
  const pace = pacing()
  const client = new AbortController()
  pace.told('a')
  const waiting = pace.turn('a', client.signal)
  client.abort()
  expect(await isOverAfter(0, waiting)).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
  expect(await isOverAfter(0, pace.turn('a', client.signal))).toBe(true)
})

test('[GK15] it forgets rather than grows, and the forgotten wait for nothing', async () => {
  const pace = pacing()
  for (const name of ['a', 'b', 'c']) pace.told(name)
  expect(await isOverAfter(0, pace.turn('a', never))).toBe(true)
  expect(await isOverAfter(0, pace.turn('c', never))).toBe(false)
})

test.each([
  [0.4, 250],
  [0.55, 625],
  [0.7, 1_000],
  [1, 1_000],
])('[GK15] a process at work for %d of its time tells the next after %i ms', async (share, paceMs) => {
  const pace = pacing(share)
  pace.told('a')
  const turn = pace.turn('a', never)
  expect(await isOverAfter(paceMs - 1, turn)).toBe(false)
  expect(await isOverAfter(1, turn)).toBe(true)
})
