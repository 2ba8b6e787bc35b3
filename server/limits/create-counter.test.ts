import { expect, test } from 'vitest'
import { createCounter } from './create-counter.ts'

const away = {
  query: async () => {
    throw new Error('away')
  },
}

test('[ID16] while the database is away each server counts in memory, at half the rate', async () => {
  const count = createCounter(away)
  const rule = { windowS: 600, hard: 200 }
  const kinds = []
  for (let n = 0; n < 12; n += 1) kinds.push((await count('p:address', rule, 'a')).kind)
  // 200 in ten minutes are 20 in one; half of them.
  expect(kinds).toEqual([...Array(10).fill('within'), 'beyond_hard', 'beyond_hard'])
  expect(await count('p:address', rule, 'b')).toEqual({ kind: 'within' })
  expect(await count('p:address', rule, 'a')).toMatchObject({
    waitMs: expect.toSatisfy((ms) => ms > 0 && ms <= 60_000),
  })
})

test('[ID16] even the smallest limit lets the first one pass then', async () => {
  const count = createCounter(away)
  const rule = { windowS: 3_600, hard: 5 }
  expect((await count('p:account', rule, 'a')).kind).toBe('within')
  expect((await count('p:account', rule, 'a')).kind).toBe('beyond_hard')
})

test('[ID16] what has no hard limit never refuses', async () => {
  const count = createCounter(away)
  const kinds = new Set()
  for (let n = 0; n < 50; n += 1) kinds.add((await count('p:fingerprint', { windowS: 60, soft: 3 }, 'a')).kind)
  expect([...kinds]).toEqual(['within', 'beyond_soft'])
})

test('[ID16] it asks one short question per count', async () => {
  const asked: { text: string; values: unknown[] }[] = []
  const count = createCounter({
    query: async (question) => {
      asked.push(question as never)
      return { rows: [{ points: 1, expire: null }] }
    },
  })
  await count('p:address', { windowS: 60, hard: 5 }, 'a')
  expect(asked).toHaveLength(1)
  expect(asked[0]?.text).toContain('"limits"."counts"')
  expect(asked[0]?.values[0]).toBe('p:address:a')
})
