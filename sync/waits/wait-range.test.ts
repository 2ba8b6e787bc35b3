import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quote } from '../commands/fields.ts'
import { MINUTE_MS } from './limits.ts'
import { ticketQuote } from './ticket-quote.ts'
import type { WaitQuote } from './wait-quotes.ts'
import { STALE_MS_MAX, waitRange } from './wait-range.ts'

const aQuote = (p50: number | null, p90: number | null, reason: WaitQuote['reason'] = null): WaitQuote => ({
  ...{ ticket_id: null, service_id: 'cash', method: 'monte_carlo', reason, ahead: 3 },
  p50_ms: p50 === null ? null : p50 * MINUTE_MS,
  p90_ms: p90 === null ? null : p90 * MINUTE_MS,
})
const range = (fromMinutes: number, toMinutes: number) => ({ kind: 'range', fromMinutes, toMinutes })

test.each([
  [aQuote(12.4, 19.2), 0, range(12, 20)],
  [aQuote(0, 0), 0, range(0, 0)],
  [aQuote(12.4, 19.2), 3, range(9, 23)],
  [aQuote(1, 4), 2, range(0, 6)],
  // Who was free a while ago may have a line now.
  [aQuote(0, 0), 5, range(0, 5)],
])('[WT14] %o of %s minutes ago is told as %o', (told, age, shown) => {
  expect(waitRange(told, age * MINUTE_MS)).toEqual(shown)
})

test('[WT14] what is too old, or never was known, is told as nothing', () => {
  expect(waitRange(aQuote(1, 2), STALE_MS_MAX)).toMatchObject({ kind: 'range' })
  for (const age of [STALE_MS_MAX + 1, Number.POSITIVE_INFINITY]) {
    expect(waitRange(aQuote(1, 2), age)).toEqual({ kind: 'unknown', why: 'stale' })
    expect(ticketQuote(aQuote(1, 2), age)).toBeUndefined()
  }
})

test('[WT10] where no time can be told the reason is', () => {
  const why = (told: WaitQuote) => waitRange(told, 0)
  expect(why(aQuote(null, null, 'no_open_counter'))).toEqual({ kind: 'unknown', why: 'no_open_counter' })
  expect(why(aQuote(40, null, 'not_today'))).toEqual({ kind: 'unknown', why: 'not_today' })
})

test('[WT11] of more than twelve hours no screen tells, and no ticket keeps it', () => {
  expect(waitRange(aQuote(720, 1_500), 0)).toEqual(range(720, 1_500))
  expect(waitRange(aQuote(721, 1_500), 0)).toEqual({ kind: 'unknown', why: 'not_today' })
  expect(ticketQuote(aQuote(2_580, 5_340), 0)).toBeUndefined()
})

test('[WT14] an older replica never gives a narrower range', () => {
  const minutes = fc.double({ min: 0, max: 300, noNaN: true })
  fc.assert(
    fc.property(minutes, minutes, minutes, minutes, (p50, more, age, older) => {
      const told = aQuote(p50, p50 + more)
      const [now, then] = [waitRange(told, age * 1_000), waitRange(told, (age + older) * 1_000)]
      if (now.kind !== 'range' || then.kind !== 'range') return
      expect(then.fromMinutes).toBeLessThanOrEqual(now.fromMinutes)
      expect(then.toMinutes).toBeGreaterThanOrEqual(now.toMinutes)
    }),
  )
})

test('[WT17] what is written down is what the command takes: the estimate, what was shown, and its age', () => {
  const told = ticketQuote(aQuote(12.4, 19.2), 2_400)
  expect(told).toEqual({
    ...{ p50_s: 744, p90_s: 1_152, from_minutes: 12, to_minutes: 20, method: 'monte_carlo', age_s: 2 },
  })
  expect(quote.parse(told)).toEqual(told)
})

test('[WT17] whatever the estimate says, the command is not refused for it', () => {
  const minutes = fc.double({ min: 0, max: 3_000, noNaN: true })
  fc.assert(
    fc.property(minutes, minutes, fc.nat(STALE_MS_MAX), (p50, more, age) => {
      const told = ticketQuote(aQuote(p50, p50 + more), age)
      expect(told === undefined || quote.safeParse(told).success).toBe(true)
    }),
  )
})
