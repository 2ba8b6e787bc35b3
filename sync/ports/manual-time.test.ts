import { expect, test } from 'vitest'
import { createManualTime } from './manual-time.ts'
import { settle } from './settle.ts'

const START = Date.parse('2026-11-26T08:00:00Z')
const makeTime = () => createManualTime(START, settle)

test('timers run in the order of their time, and those of one moment in the order in which they were set', async () => {
  const time = makeTime()
  const { timers, clock } = time.openPage('a')
  const ran: string[] = []
  timers.after(20, () => ran.push(`late ${clock.monotonic()}`))
  timers.after(10, () => ran.push(`first ${clock.monotonic()}`))
  timers.after(10, () => ran.push('second'))
  const takeBack = timers.after(15, () => ran.push('never'))
  takeBack()
  await time.advance(19)
  expect(ran).toEqual(['first 10', 'second'])
  await time.advance(1)
  expect(ran).toEqual(['first 10', 'second', 'late 20'])
  expect(time.now()).toBe(START + 20)
})

test('what a timer begins has come to rest before the next one runs', async () => {
  const time = makeTime()
  const { timers } = time.openPage('a')
  const ran: number[] = []
  timers.after(1, () => {
    void (async () => {
      for (let turn = 0; turn < 2_000; turn += 1) await Promise.resolve()
      ran.push(1)
      timers.after(1, () => ran.push(2))
    })()
  })
  timers.after(3, () => ran.push(3))
  await time.advance(3)
  expect(ran).toEqual([1, 2, 3])
})

test('a wall clock that is set jumps, the monotonic one does not', async () => {
  const time = makeTime()
  const page = time.openPage('a', -5_000)
  await time.advance(100)
  expect(page.clock.wall()).toBe(START - 4_900)
  page.setWallOffset(3_600_000)
  expect(page.clock.wall()).toBe(START + 3_600_100)
  expect(page.clock.monotonic()).toBe(100)
})

test('in a sleep the wall goes on, the monotonic clock stands, and timers run at the waking', async () => {
  const time = makeTime()
  const page = time.openPage('a')
  const ran: number[] = []
  page.timers.after(10, () => ran.push(time.now() - START))
  page.sleep()
  await time.advance(60_000)
  expect(ran).toEqual([])
  expect(page.clock.monotonic()).toBe(0)
  expect(page.clock.wall()).toBe(START + 60_000)
  page.wake()
  await time.advance(0)
  expect(ran).toEqual([60_000])
  await time.advance(5)
  expect(page.clock.monotonic()).toBe(5)
})

test('the timers of a page that ended never run', async () => {
  const time = makeTime()
  const [gone, stays] = [time.openPage('a'), time.openPage('b')]
  const ran: string[] = []
  gone.timers.after(1, () => ran.push('gone'))
  stays.timers.after(1, () => ran.push('stays'))
  gone.end()
  gone.timers.after(2, () => ran.push('gone, set later'))
  expect(time.nextDueAt()).toBe(START + 1)
  await time.advance(5)
  expect(ran).toEqual(['stays'])
  expect(time.nextDueAt()).toBeUndefined()
})
