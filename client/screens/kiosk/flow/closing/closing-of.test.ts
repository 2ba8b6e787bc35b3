import { expect, test } from 'vitest'
import type { ClosingRule } from '../../../../../sync/waits/closing-guard.ts'
import type { WaitQuote } from '../../../../../sync/waits/wait-quotes.ts'
import { quoteKey } from '../../../../app/waits/waits.ts'
import { aBranch, idOf } from '../a-branch.ts'
import { closingOf } from './closing-of.ts'

const MINUTE_MS = 60_000
const cash = idOf('cash')
/** A Thursday; the branch closes at four. */
const closesAt = Date.parse('2026-11-26T16:00:00Z')
const hours = {
  thu: [
    { from: '08:00', to: '12:00' },
    { from: '13:00', to: '16:00' },
  ],
}

type Asked = { rule?: ClosingRule; waitMin?: number; beforeMin?: number; ageMin?: number; classId?: string }

function verdict({ rule, waitMin = 30, beforeMin = 20, ageMin = 0, classId }: Asked) {
  const classes = [{ code: 'e', key: 'elderly', strict: true }]
  const branch = aBranch({ branch: { calendar: { hours } }, classes })
  const configuration = { ...branch, settings: rule === undefined ? {} : { web_closing_rule: rule } }
  const quote = (ms: number) => ({ p50_ms: ms, p90_ms: ms, reason: null }) as WaitQuote
  const quotes = new Map([
    [quoteKey(cash, 0), quote(waitMin * MINUTE_MS)],
    [quoteKey(cash, 240), quote(0)],
  ])
  const waits = { quotes, ageMs: ageMin * MINUTE_MS }
  return closingOf({ configuration, waits, now: closesAt - beforeMin * MINUTE_MS }, cash, classId)
}

test('[KF22] who is called before closing in nine of ten cases joins; else the tenant’s rule says what follows', () => {
  expect([verdict({ waitMin: 20 }), verdict({ waitMin: 21 })]).toEqual(['join', 'warn'])
  expect((['off', 'warn', 'refuse'] as const).map((rule) => verdict({ rule }))).toEqual(['join', 'warn', 'refuse'])
})

test('[KF22] it is asked for the class that somebody has', () => {
  expect(verdict({ rule: 'refuse', classId: idOf('elderly') })).toBe('join')
})

test('[KF22] before the midday break nobody is told that the day ends', () => {
  expect(verdict({ waitMin: 60, beforeMin: 255 })).toBe('join')
})

test('[KF23] on a line that is not live nobody is refused', () => {
  expect(verdict({ rule: 'refuse', ageMin: 1 })).toBe('warn')
  expect([verdict({ waitMin: 30, ageMin: 11 }), verdict({ waitMin: 32, ageMin: 11 })]).toEqual(['join', 'warn'])
})

test('[KF22] of a service that is not known nothing is said', () => {
  const waits = { quotes: new Map(), ageMs: 0 }
  expect(closingOf({ configuration: aBranch(), waits, now: closesAt }, cash)).toBe('join')
  expect(closingOf({ configuration: aBranch(), waits, now: closesAt }, 'nobody')).toBe('join')
})
