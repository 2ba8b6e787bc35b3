import { expect, test } from 'vitest'
import { noShowMissing } from './no-show-rule.ts'

const AT = 1_000_000
const settings = { recalls_before_no_show: 1, no_show_after_s: 30 }
const called = (agoMs: number, recalls: number) => ({ called_at: AT - agoMs, recalls })

test('[TC4] the tenant’s calls and seconds are both needed, and counted down', () => {
  expect(noShowMissing(called(0, 0), settings, AT)).toEqual({ recalls: 1, seconds: 30 })
  expect(noShowMissing(called(29_100, 0), settings, AT)).toEqual({ recalls: 1, seconds: 1 })
  expect(noShowMissing(called(30_000, 0), settings, AT)).toEqual({ recalls: 1, seconds: 0 })
  expect(noShowMissing(called(10_000, 3), settings, AT)).toEqual({ recalls: 0, seconds: 20 })
})

test('[TC4] once both are there nothing is missing', () => {
  expect(noShowMissing(called(30_000, 1), settings, AT)).toBeUndefined()
  expect(noShowMissing(called(0, 0), { recalls_before_no_show: 0, no_show_after_s: 0 }, AT)).toBeUndefined()
})

test('[TC4] a tenant that has said nothing has two calls and 45 seconds', () => {
  expect(noShowMissing(called(0, 0), undefined, AT)).toEqual({ recalls: 2, seconds: 45 })
})

test('[TC4] a clock that was behind at the call keeps nobody waiting for longer than the tenant asks', () => {
  expect(noShowMissing({ called_at: AT + 60_000, recalls: 1 }, settings, AT)?.seconds).toBe(30)
})
