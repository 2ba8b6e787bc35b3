import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createOneByOne } from './one-by-one.ts'

test('[GK15] those who come together go on a few in each turn, in their order', async () => {
  const turn = createOneByOne(2)
  const gone: number[] = []
  const all = Promise.all([0, 1, 2, 3, 4].map((each) => turn().then(() => gone.push(each))))
  const seen: number[] = []
  for (let n = 0; n < 4; n += 1) {
    await nextTurn()
    seen.push(gone.length)
  }
  await all
  expect(gone).toEqual([0, 1, 2, 3, 4])
  for (const [at, count] of seen.entries()) expect(count - (seen[at - 1] ?? 0)).toBeLessThanOrEqual(2)
})

test('[GK15] whoever comes later goes on as well', async () => {
  const turn = createOneByOne(1)
  await turn()
  await turn()
  await Promise.all([turn(), turn()])
})
