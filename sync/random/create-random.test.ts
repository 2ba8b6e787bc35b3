import { expect, test } from 'vitest'
import { commandId } from '../ids.ts'
import { createRandom } from './create-random.ts'

const take = (seed: string, count: number): number[] => {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => random.next())
}

test('the same seed gives the same stream, in this release as in the last', () => {
  expect(take('palm', 3)).toEqual(take('palm', 3))
  expect(createRandom('palm').uuid()).toMatchInlineSnapshot(`"f58c2b5c-cb2a-46ff-8093-53166522baa2"`)
})

test('another seed gives another stream', () => {
  expect(take('palm', 3)).not.toEqual(take('paln', 3))
})

test('a fork is the same however far its parent has come, and differs from it', () => {
  const parent = createRandom('palm')
  const before = parent.fork('a').next()
  parent.next()
  expect(parent.fork('a').next()).toBe(before)
  expect(parent.fork('b').next()).not.toBe(before)
})

test('numbers are spread evenly and within bounds', () => {
  const numbers = take('spread', 20_000)
  const tenths = new Array<number>(10).fill(0)
  for (const number of numbers) {
    const tenth = Math.floor(number * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200)
})

test('a uuid is one that the wire takes, and no other is like it', () => {
  const random = createRandom('ids')
  const ids = Array.from({ length: 1_000 }, () => random.uuid())
  for (const id of ids) expect(commandId.safeParse(id).success).toBe(true)
  expect(new Set(ids).size).toBe(1_000)
})

test('picking from nothing is a mistake that is said', () => {
  expect(() => createRandom('x').pick([])).toThrow(RangeError)
})
