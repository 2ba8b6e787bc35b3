import { expect, test } from 'vitest'
import { createRoom, RESERVE_BYTES } from './space.ts'

const DAY_MS = 86_400_000

test('how much room there is is asked anew after some seconds, and after the wall clock was set back', async () => {
  let at = 10 * 365 * DAY_MS
  let quota = RESERVE_BYTES - 1
  const storage = {
    estimate: async () => ({ usage: 0, quota }),
    persist: async () => false,
    persisted: async () => false,
  }
  const room = createRoom(storage, () => at)
  expect(await room()).toBe(false)
  quota = 2 * RESERVE_BYTES
  at += 1_000
  expect(await room()).toBe(false)
  at -= 5 * 365 * DAY_MS
  expect(await room()).toBe(true)
})
