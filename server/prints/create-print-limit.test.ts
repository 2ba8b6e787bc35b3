import { expect, it } from 'vitest'
import { createPrintLimit } from './create-print-limit.ts'
import { PRINT_LIMITS } from './print-limits.ts'

const { requestsBurst, requestsPerS, openMax } = PRINT_LIMITS
const done = async () => 'paper'

it('[DP10] twenty in a row, then one whenever a desk could have served somebody; others are not concerned', async () => {
  let ms = 0
  const within = createPrintLimit(() => ms)
  for (let n = 0; n < requestsBurst; n += 1) expect(await within('one', done)).toBe('paper')
  await expect(within('one', done)).rejects.toMatchObject({ code: 'too_many_requests', status: 429 })
  expect(await within('another', done)).toBe('paper')
  ms += 1_000 / requestsPerS
  expect(await within('one', done)).toBe('paper')
  await expect(within('one', done)).rejects.toMatchObject({ code: 'too_many_requests' })
})

it('[DP10] a few at once; a work that fails gives its place back', async () => {
  const within = createPrintLimit(() => 0)
  const ends: ((error: Error) => void)[] = []
  const hanging = () => new Promise<never>((_, reject) => ends.push(reject))
  const open = Array.from({ length: openMax }, () => within('one', hanging))
  await expect(within('one', done)).rejects.toMatchObject({ code: 'too_many_requests' })
  for (const end of ends) end(new Error('broken'))
  for (const each of await Promise.allSettled(open)) expect(each.status).toBe('rejected')
  expect(await within('one', done)).toBe('paper')
})
