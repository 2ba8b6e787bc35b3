import { expect, test } from 'vitest'
import { WITHOUT_SCREEN_MS_MAX, watchOver } from './watch-over.ts'

function aPage() {
  const page = { isThere: false, isTouched: false, now: 0, loads: 0 }
  let look = (): void => undefined
  const end = watchOver({
    isThere: () => page.isThere,
    isTouched: () => page.isTouched,
    loadAnew() {
      page.loads += 1
    },
    now: () => page.now,
    every(_, work) {
      look = work
      return () => {
        look = () => undefined
      }
    },
  })
  const pass = (ms: number): void => {
    for (const until = page.now + ms; page.now < until; ) {
      page.now += 5_000
      look()
    }
  }
  return { page, pass, end }
}

test('[DY19] [KL7] a page of faults is loaded anew after a minute, and again after each one more', () => {
  const { page, pass } = aPage()
  pass(WITHOUT_SCREEN_MS_MAX - 5_000)
  expect(page.loads).toBe(0)
  pass(5_000)
  expect(page.loads).toBe(1)
  pass(3 * WITHOUT_SCREEN_MS_MAX)
  expect(page.loads).toBe(4)
})

test('[DY19] [KL7] a board that is there is left alone', () => {
  const { page, pass } = aPage()
  page.isThere = true
  pass(60 * WITHOUT_SCREEN_MS_MAX)
  page.isThere = false
  pass(WITHOUT_SCREEN_MS_MAX - 5_000)
  expect(page.loads).toBe(0)
})

test('[DY19] [KL7] nothing goes away while somebody is at the screen, or once it is ended', () => {
  const { page, pass, end } = aPage()
  page.isTouched = true
  pass(5 * WITHOUT_SCREEN_MS_MAX)
  page.isTouched = false
  end()
  pass(5 * WITHOUT_SCREEN_MS_MAX)
  expect(page.loads).toBe(0)
})
