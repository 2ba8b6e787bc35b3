import { expect, test } from 'vitest'
import { createRemembered } from './remembered.ts'

test('[TR8] what was asked last is not found anew, what was asked long ago is', () => {
  const remembered = createRemembered<number>(2)
  let found = 0
  const ask = (key: string): number => remembered(key, () => (found += 1))
  expect([ask('a'), ask('b'), ask('a')]).toEqual([1, 2, 1])
  expect(ask('c')).toBe(3)
  expect([ask('a'), ask('c')]).toEqual([1, 3])
  expect(ask('b')).toBe(4)
})
