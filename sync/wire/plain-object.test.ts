import { expect, test } from 'vitest'
import { plainObject } from './plain-object.ts'

test('[ST5] an object with any fields passes as it is; lists, texts and nothing do not', () => {
  const found = { a: undefined, b: { c: [1] } }
  expect(plainObject.parse(found)).toBe(found)
  for (const other of [[], 'text', 3, null, undefined]) expect(plainObject.safeParse(other).success).toBe(false)
})
