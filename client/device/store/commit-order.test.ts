import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TableChange } from '../../../sync/ports/store.ts'
import { createCommitOrder } from './commit-order.ts'

const change = (value: number): readonly TableChange[] => [{ table: 'meta', put: [{ key: 'a', value }], deleted: [] }]

function anOrder(first = 0) {
  const told: unknown[] = []
  const timers = new Set<() => void>()
  let asked = 0
  const order = createCommitOrder({
    first,
    tell(changes) {
      for (const { put } of changes) for (const row of put) told.push((row as { value: unknown }).value)
    },
    catchUp() {
      asked += 1
    },
    after(_ms, work) {
      timers.add(work)
      return () => timers.delete(work)
    },
  })
  const pass = (): void => {
    for (const work of [...timers]) {
      timers.delete(work)
      work()
    }
  }
  return { order, told, pass, askedFor: () => asked, isTiming: () => timers.size > 0 }
}

test('[ST3] commits are told in the order of their numbers, each once, in whatever order and however often they come', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 6 })),
      (come, again) => {
        const { order, told, isTiming } = anOrder()
        for (const commit of [...come, ...again]) order.take(commit, change(commit))
        expect(told).toEqual([1, 2, 3, 4, 5, 6])
        expect(isTiming()).toBe(false)
      },
    ),
  )
})

test('[ST3] what was there before is not told', () => {
  const { order, told } = anOrder(4)
  for (const commit of [3, 4, 5]) order.take(commit, change(commit))
  expect(told).toEqual([5])
})

test('[ST3] one that does not come is read from the disk after a while, and what came meanwhile follows', () => {
  const { order, told, pass, askedFor } = anOrder()
  order.take(2, change(2))
  order.take(4, change(4))
  expect([told, askedFor()]).toEqual([[], 0])
  pass()
  expect(askedFor()).toBe(1)
  order.caughtUp(3, change(300))
  expect(told).toEqual([300, 4])
  order.take(1, change(1))
  expect(told).toEqual([300, 4])
})

test('[ST3] a reading that fails is tried again until the order stands', () => {
  const { order, pass, askedFor, isTiming } = anOrder()
  order.take(2, change(2))
  pass()
  pass()
  expect(askedFor()).toBe(2)
  order.caughtUp(2, change(2))
  expect(isTiming()).toBe(false)
})

test('[ST3] who has read the disk waits until everything up to there has been told', async () => {
  const { order, told, pass } = anOrder()
  const heard: string[] = []
  const reached = order.expect(2).then(() => heard.push(`2 after ${told.join()}`))
  order.take(1, change(1))
  await Promise.resolve()
  expect(heard).toEqual([])
  order.take(2, change(2))
  await reached
  expect(heard).toEqual(['2 after 1,2'])
  await order.expect(1)
  const late = order.expect(3)
  pass()
  order.caughtUp(3, change(3))
  await late
})

test('after another database has come under the name, numbers begin anew', () => {
  const { order, told } = anOrder(50)
  order.restart()
  order.take(2, change(2))
  order.caughtUp(1, change(1))
  expect(told).toEqual([1, 2])
})

test('nobody waits for a commit of the database that is gone, nor is the disk read for it again and again', async () => {
  const { order, isTiming } = anOrder(50)
  const waiting = order.expect(60)
  order.restart()
  await waiting
  order.caughtUp(1, change(1))
  expect(isTiming()).toBe(false)
})

test('what has stopped times nothing and keeps nobody waiting', async () => {
  const { order, told, isTiming } = anOrder()
  const waiting = order.expect(9)
  order.stop()
  await waiting
  order.take(5, change(5))
  order.caughtUp(7, change(7))
  await order.expect(10)
  expect([told, isTiming()]).toEqual([[], false])
})
