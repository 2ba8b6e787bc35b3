import { expect, test } from 'vitest'
import { z } from 'zod'
import { rememberCheck } from './remember-check.ts'

test('[ST5] a row that fits is looked at once, one that does not each time, and neither is changed', () => {
  let looks = 0
  const isRow = rememberCheck(
    z.object({
      id: z.string().refine(() => {
        looks += 1
        return true
      }),
    }),
  )
  const row = Object.freeze({ id: 'a', later: 1 })
  expect([isRow(row), isRow(row), looks]).toEqual([true, true, 1])
  // The same content in another object is another row.
  expect([isRow({ ...row }), looks]).toEqual([true, 2])
  const unfit = { id: 7 }
  expect([isRow(unfit), isRow(unfit)]).toEqual([false, false])
  for (const nothing of [undefined, null, 'row', 3]) expect(isRow(nothing)).toBe(false)
})
