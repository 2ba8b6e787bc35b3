import { expect, test } from 'vitest'
import { browserChance, browserTimers, createBrowserClock } from './browser-clock.ts'

test('the clock of a page goes on, and each page life has a name of its own', async () => {
  const clock = createBrowserClock()
  const [wall, monotonic] = [clock.wall(), clock.monotonic()]
  await new Promise<void>((resolve) => void browserTimers.after(30, resolve))
  expect(clock.monotonic() - monotonic).toBeGreaterThan(25)
  expect(clock.wall() - wall).toBeLessThan(5_000)
  expect(clock.pageLife).not.toBe(createBrowserClock().pageLife)
})

test('a timer that was taken back does nothing', async () => {
  const fired: string[] = []
  browserTimers.after(5, () => fired.push('taken back'))()
  await new Promise<void>((resolve) => void browserTimers.after(30, resolve))
  expect(fired).toEqual([])
})

test('chance is even, and a secret has as many bytes as it should', () => {
  const drawn = Array.from({ length: 4_000 }, () => browserChance.next())
  expect(drawn.every((each) => each >= 0 && each < 1)).toBe(true)
  const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length
  expect(mean).toBeGreaterThan(0.45)
  expect(mean).toBeLessThan(0.55)
  expect(browserChance.secret(16)).toMatch(/^[\w-]{22}$/)
  expect(browserChance.secret(16)).not.toBe(browserChance.secret(16))
})
