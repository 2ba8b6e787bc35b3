import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aReading } from '../time/a-clock.ts'
import { rungs } from './rung.ts'
import { LIVE_AGE_MS, readingBefore, replicaAgeMs, rungOf, SILENCE_MS } from './rung-of.ts'

const now = aReading(3_600_000)
const facts = (answerAgoMs: number | undefined, equalAgoMs: number | undefined, hasReplicaForToday = true) => ({
  lastAnswerAt: answerAgoMs === undefined ? undefined : readingBefore(now, answerAgoMs),
  lastEqualAt: equalAgoMs === undefined ? undefined : readingBefore(now, equalAgoMs),
  hasReplicaForToday,
})

const L = LIVE_AGE_MS
const S = SILENCE_MS
test.each([
  // last answer, last equal, replica of today
  [0, 0, true, 'live'],
  [0, L - 1, true, 'live'],
  [0, L, true, 'behind'],
  [S - 1, L - 1, true, 'live'],
  [S - 1, L, true, 'behind'],
  [S - 1, undefined, true, 'behind'],
  [S, L - 1, true, 'live'],
  [S, L, true, 'isolated'],
  [S, undefined, true, 'isolated'],
  [undefined, L - 1, true, 'live'],
  [undefined, L, true, 'isolated'],
  [undefined, undefined, true, 'isolated'],
  [0, 0, false, 'paper'],
  [0, L, false, 'paper'],
  [S, L, false, 'paper'],
  [undefined, undefined, false, 'paper'],
] as const)(
  '[LA1] last answer %s ms, last equal %s ms ago, a replica of today %s: %s',
  (answer, equal, replica, rung) => {
    expect(rungOf(facts(answer, equal, replica), now)).toBe(rung)
  },
)

test.each([
  ['only the monotonic clock goes on', { wall: 0, monotonic: S }, 'isolated'],
  ['sleep: only the wall clock goes on', { wall: S, monotonic: 0 }, 'isolated'],
  ['sleep that was short', { wall: L, monotonic: 500 }, 'behind'],
  ['the wall clock is set back', { wall: -3_600_000, monotonic: L - 1 }, 'live'],
])('[LA2] %s', (_, passed, rung) => {
  const later = { wall: now.wall + passed.wall, monotonic: now.monotonic + passed.monotonic }
  expect(rungOf(facts(0, 0), later)).toBe(rung)
})

test.each([
  [undefined, undefined],
  [0, 0],
  [4_500, 4_500],
  [-50, 0],
])('[LA1] equal %s ms ago: the age is %s ms', (equal, age) => {
  expect(replicaAgeMs(facts(0, equal), now)).toBe(age)
})

test('[LA2] silence only leads down', () => {
  const ago = fc.option(fc.nat(30_000), { nil: undefined })
  const passed = fc.record({ wall: fc.nat(30_000), monotonic: fc.nat(30_000) })
  fc.assert(
    fc.property(ago, ago, fc.boolean(), passed, (answer, equal, replica, { wall, monotonic }) => {
      const later = { wall: now.wall + wall, monotonic: now.monotonic + monotonic }
      const before = rungs.indexOf(rungOf(facts(answer, equal, replica), now))
      expect(rungs.indexOf(rungOf(facts(answer, equal, replica), later))).toBeGreaterThanOrEqual(before)
    }),
  )
})
