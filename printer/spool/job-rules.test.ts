import { describe, expect, test } from 'vitest'
import { inOrder, isFresh, isFreshTest, isMissing, isOld, isRetried } from './job-rules.ts'
import { originalOf, type PrintJob } from './print-job.ts'
import { CLOCK_SLACK_MS, FRESH_MS, JUST_NOW_MS, MISSING_MS, OPEN_MS, TRIES_MAX } from './spool-limits.ts'

const AT = 1_800_000_000_000
const failed: PrintJob = { ...originalOf('a', AT), state: 'failed', reason: 'disconnected', ended_at: AT }
const unknown: PrintJob = { ...originalOf('a', AT), state: 'unknown', reason: 'unplugged', ended_at: AT }

describe('ages, at both sides of each limit', () => {
  test('[SL6] fresh, by the time in the queue', () => {
    const queued: PrintJob = { ...originalOf('a', AT), queued_at: AT + 60_000 }
    expect([0, FRESH_MS, FRESH_MS + 1].map((ms) => isFresh(queued, AT + 60_000 + ms))).toEqual([true, true, false])
    expect([CLOCK_SLACK_MS, CLOCK_SLACK_MS + 1].map((ms) => isFresh(queued, AT + 60_000 - ms))).toEqual([true, false])
  })

  test('[SL7] tried again by itself, by the time of the tap', () => {
    expect([FRESH_MS, FRESH_MS + 1].map((ms) => isRetried(failed, AT + ms))).toEqual([true, false])
    expect([TRIES_MAX - 1, TRIES_MAX].map((tries) => isRetried({ ...failed, tries }, AT))).toEqual([true, false])
  })

  test('[SL8] missing, whatever the tries', () => {
    expect([MISSING_MS, MISSING_MS + 1].map((ms) => isMissing({ ...failed, tries: 9 }, AT + ms))).toEqual([true, false])
  })

  test('[SL9] old: what failed soon, what is unknown after a day’s work', () => {
    expect([MISSING_MS, MISSING_MS + 1].map((ms) => isOld(failed, AT + ms))).toEqual([false, true])
    expect([OPEN_MS, OPEN_MS + 1].map((ms) => isOld(unknown, AT + ms))).toEqual([false, true])
    expect(isOld(originalOf('a', AT), AT + OPEN_MS * 9)).toBe(false)
  })
})

test('[SL8] a test shows that somebody is there for a moment only', () => {
  const printed: PrintJob = {
    ...originalOf('test/1', AT),
    kind: 'test',
    state: 'printed',
    by: 'transfer',
    ended_at: AT,
  }
  expect([0, JUST_NOW_MS, JUST_NOW_MS + 1].map((ms) => isFreshTest(printed, AT + ms))).toEqual([true, true, false])
  expect(isFreshTest({ ...printed, kind: 'copy' }, AT)).toBe(false)
})

test.each([
  ['unknown', unknown],
  ['one whose picture was taken', { ...failed, closed: 'on_screen' as const }],
  ['a copy', { ...failed, kind: 'copy' as const }],
  ['a test', { ...failed, kind: 'test' as const }],
  ['one that cannot be drawn', { ...failed, reason: 'encoding' as const }],
  ['one whose ticket waits no more', { ...failed, reason: 'not_waiting' as const }],
  ['queued', originalOf('a', AT)],
])('[SL8] %s is not missing, and not tried again', (_, job) => {
  expect([isMissing(job, AT), isRetried(job, AT)]).toEqual([false, false])
})

test('[SL2] the order is that of the taps, and of two in one moment always the same', () => {
  const jobs = [originalOf('b', AT), originalOf('c', AT - 1), originalOf('a', AT)]
  expect(inOrder(jobs).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  expect(inOrder(jobs.toReversed()).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})
