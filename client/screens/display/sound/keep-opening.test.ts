import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withoutVoice } from '../announcer-port.ts'
import { AGAIN_MS, keepOpening } from './keep-opening.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('[DY9] a voice that cannot be loaded is asked for again until it comes', async () => {
  const open = vi
    .fn()
    .mockRejectedValueOnce(new Error())
    .mockRejectedValueOnce(new Error())
    .mockResolvedValue(withoutVoice)
  const take = vi.fn()
  keepOpening(open, take)
  await vi.advanceTimersByTimeAsync(AGAIN_MS)
  expect([open.mock.calls.length, take.mock.calls.length]).toEqual([2, 0])
  await vi.advanceTimersByTimeAsync(5 * AGAIN_MS)
  expect([open.mock.calls.length, take.mock.calls.length]).toEqual([3, 1])
})

test('given up, nothing is asked for any more, and what comes late is stopped', async () => {
  const stop = vi.fn()
  const take = vi.fn()
  keepOpening(() => Promise.resolve({ ...withoutVoice, stop }), take)()
  await vi.advanceTimersByTimeAsync(AGAIN_MS)
  expect([stop.mock.calls.length, take.mock.calls.length]).toEqual([1, 0])
  const open = vi.fn().mockRejectedValue(new Error())
  const giveUp = keepOpening(open, take)
  await vi.advanceTimersByTimeAsync(1)
  giveUp()
  await vi.advanceTimersByTimeAsync(3 * AGAIN_MS)
  expect(open).toHaveBeenCalledOnce()
})
