import { expect, test } from 'vitest'
import { SLEPT_MS_MIN, watchSleep } from './watch-sleep.ts'

test.each([
  ['an ordinary look', 5_000, 0],
  ['a busy machine', SLEPT_MS_MIN - 1, 0],
  ['a machine that slept', SLEPT_MS_MIN, 1],
  ['a clock that was set forward', 3_600_000, 1],
  ['a clock that was set back', -3_600_000, 0],
])('[DY19] %s', (_, passed, wakes) => {
  let wall = 1_000_000
  let look = (): void => undefined
  let woken = 0
  watchSleep({
    wall: () => wall,
    every(_ms, work) {
      look = work
      return () => undefined
    },
    onWake() {
      woken += 1
    },
  })
  wall += passed
  look()
  wall += 5_000
  look()
  expect(woken).toBe(wakes)
})
