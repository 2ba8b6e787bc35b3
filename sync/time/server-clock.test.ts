import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aClockValue, aHeardClock, aReading, NOW } from './a-clock.ts'
import {
  DOUBT_MS,
  hearServerTime,
  JUMP_MS,
  OFFSET_KEPT_MS,
  type Reading,
  readServerClock,
  type ServerClock,
  SLEEP_MS,
  serverNow,
  startServerClock,
} from './server-clock.ts'

const HOUR_MS = 3_600_000
/** An answer whose way there and back takes as long, from a server that is ahead of the wall clock. */
const hear = (clock: ServerClock, reading: Reading, aheadMs: number, roundTripMs: number) =>
  hearServerTime(clock, { serverAt: reading.wall + aheadMs - roundTripMs / 2, roundTripMs }, reading)
const aheadOf = (clock: ServerClock) => serverNow(clock) - clock.reading.wall

describe('at the start', () => {
  test('[TI2] the stored offset is carried by the wall clock', () => {
    const clock = startServerClock(aClockValue({ offset_ms: 5_000 }), aReading())
    expect([clock.standing, aheadOf(clock), clock.knownAt]).toEqual(['carried', 5_000, NOW - HOUR_MS])
  })

  test.each([
    ['nothing stored', undefined],
    ['never heard', aClockValue({ offset_ms: null, server_time: null })],
  ])('[TI3] %s: the wall clock is a guess', (_, stored) => {
    const clock = startServerClock(stored, aReading())
    expect([clock.standing, serverNow(clock), clock.knownAt]).toEqual(['guessed', NOW, null])
  })

  test.each([
    [JUMP_MS, 'carried', NOW],
    [JUMP_MS + 1, 'guessed', NOW + JUMP_MS + 1],
    [10 * HOUR_MS, 'guessed', NOW + 10 * HOUR_MS],
  ] as const)('[TI3] a wall clock %i ms earlier than stored: %s', (backMs, standing, at) => {
    const clock = startServerClock(aClockValue({ wall_at: NOW + backMs }), aReading())
    expect([clock.standing, serverNow(clock)]).toEqual([standing, at])
  })
})

describe('a clock that was years off', () => {
  const YEARS_MS = 10 * 365 * 24 * HOUR_MS
  const wrong = (aheadMs: number) => aClockValue({ wall_at: NOW - HOUR_MS + aheadMs, offset_ms: -aheadMs })

  test.each([YEARS_MS, -YEARS_MS])('[TI3] and still is, by %i ms: the stored offset is carried', (aheadMs) => {
    const clock = startServerClock(wrong(aheadMs), aReading(0, { wall: NOW + aheadMs }))
    expect([clock.standing, serverNow(clock)]).toEqual(['carried', NOW])
  })

  test('[TI3] [NU5] and was set right meanwhile: the day is today’s, as a guess', () => {
    const forward = startServerClock(wrong(-YEARS_MS), aReading())
    expect([forward.standing, serverNow(forward)]).toEqual(['guessed', NOW])
    const back = startServerClock(wrong(YEARS_MS), aReading())
    expect([back.standing, Math.abs(serverNow(back) - NOW) <= HOUR_MS]).toEqual(['guessed', true])
  })
})

describe('answers', () => {
  test('[TI2] half of the round trip has passed since the server looked at its clock', () => {
    const clock = hearServerTime(
      startServerClock(undefined, aReading()),
      { serverAt: 1_000, roundTripMs: 300 },
      aReading(),
    )
    expect([clock.standing, serverNow(clock), clock.knownAt]).toEqual(['heard', 1_150, 1_000])
  })

  test('[TI2] a slower answer changes nothing, a quicker one does', () => {
    const first = hear(startServerClock(undefined, aReading()), aReading(), 1_000, 100)
    const slower = hear(first, aReading(10), 1_300, 900)
    expect(aheadOf(slower)).toBe(1_000)
    expect(aheadOf(hear(slower, aReading(20), 1_030, 20))).toBe(1_030)
  })

  test('[TI2] the best answer counts as long as it is kept, then the best of the younger ones', () => {
    const first = hear(startServerClock(undefined, aReading()), aReading(), 1_000, 100)
    const second = hear(first, aReading(1_000), 1_100, 300)
    const late = hear(second, aReading(OFFSET_KEPT_MS), 1_200, 500)
    expect(aheadOf(late)).toBe(1_000)
    expect(aheadOf(hear(late, aReading(OFFSET_KEPT_MS + 1), 1_200, 500))).toBe(1_100)
  })

  test('[TI2] an answer that contradicts the best one ends it', () => {
    const clock = hear(aHeardClock(), aReading(1_000), HOUR_MS, 900)
    expect([aheadOf(clock), clock.samples.length]).toEqual([HOUR_MS, 1])
  })

  test('[TI2] a negative round trip is none', () => {
    expect(serverNow(hearServerTime(aHeardClock(), { serverAt: NOW, roundTripMs: -50 }, aReading()))).toBe(NOW)
  })
})

describe('never back', () => {
  test('[TI2] a small correction waits until time has caught up', () => {
    const clock = hear(hear(startServerClock(undefined, aReading()), aReading(), 900, 2_000), aReading(), 0, 10)
    expect(aheadOf(clock)).toBe(900)
    expect(serverNow(readServerClock(clock, aReading(900)))).toBe(NOW + 900)
    expect(serverNow(readServerClock(clock, aReading(1_500)))).toBe(NOW + 1_500)
  })

  test.each([
    [DOUBT_MS, DOUBT_MS],
    [DOUBT_MS + 1, 0],
  ])('[TI2] the estimate %i ms ahead of an answer: then it is %i ms ahead', (aheadMs, then) => {
    const carried = startServerClock(aClockValue({ offset_ms: aheadMs }), aReading())
    expect(aheadOf(hear(carried, aReading(), 0, 10))).toBe(then)
  })

  test('[TI2] a wall clock that is set back in a page life changes nothing', () => {
    const clock = readServerClock(aHeardClock(), aReading(5_000, { wall: NOW - HOUR_MS }))
    expect([clock.standing, serverNow(clock)]).toEqual(['heard', NOW + 5_000])
  })
})

describe('sleep', () => {
  test.each([
    [SLEEP_MS, 'heard', 1_000],
    [SLEEP_MS + 1, 'carried', 1_000 + SLEEP_MS + 1],
  ] as const)('[TI2] %i ms more by the wall clock: %s', (aheadMs, standing, passedMs) => {
    const clock = readServerClock(aHeardClock(), aReading(1_000, { wall: NOW + 1_000 + aheadMs }))
    expect([clock.standing, serverNow(clock) - NOW]).toEqual([standing, passedMs])
  })

  test('[TI2] the first answer after sleep is believed, however slow', () => {
    const woken = readServerClock(aHeardClock(), aReading(0, { wall: NOW + HOUR_MS }))
    const clock = hear(woken, aReading(0, { wall: NOW + HOUR_MS }), 400, 800)
    expect([clock.standing, aheadOf(clock)]).toEqual(['heard', 400])
  })

  test('[TI3] sleep makes no guess better', () => {
    const clock = startServerClock(undefined, aReading())
    expect(readServerClock(clock, aReading(0, { wall: NOW + HOUR_MS })).standing).toBe('guessed')
  })
})

const passing = fc.record({
  passedMs: fc.nat(60_000),
  wallErrorMs: fc.constantFrom(0, 0, 0, -3_000, 3_000, 60_000, -60_000),
  answer: fc.option(fc.record({ thereMs: fc.nat(4_000), backMs: fc.nat(4_000) })),
})

test('[TI2] never back by less than a proven fault, and never late by more than half of its best round trip', () => {
  fc.assert(
    fc.property(fc.array(passing, { maxLength: 60 }), fc.integer({ min: -HOUR_MS, max: HOUR_MS }), (steps, aheadMs) => {
      let clock = hear(startServerClock(undefined, aReading()), aReading(), aheadMs, 8_000)
      let trueMs = 0
      let wallError = 0
      for (const { passedMs, wallErrorMs, answer } of steps) {
        const before = serverNow(clock)
        trueMs += passedMs
        // Set while nobody slept: for the machine it looks like sleep, until the next answer.
        wallError += wallErrorMs
        const reading = { wall: NOW + trueMs + wallError, monotonic: 1_000 + trueMs }
        const serverAt = NOW + aheadMs + trueMs
        clock =
          answer === null
            ? readServerClock(clock, reading)
            : hearServerTime(
                clock,
                { serverAt: serverAt - answer.backMs, roundTripMs: answer.thereMs + answer.backMs },
                reading,
              )
        const after = serverNow(clock)
        if (after < before) expect(before - after).toBeGreaterThan(DOUBT_MS)
        const { roundTripMs } = clock.samples[0]
        if (clock.standing === 'heard') expect(serverAt - after).toBeLessThanOrEqual(roundTripMs / 2 + 250)
      }
    }),
  )
})
