import { expect, it } from 'vitest'
import { recentAnswers } from './recent-answers.ts'

function counting(options: { entriesMax?: number; fail?: () => boolean } = {}) {
  const asked: string[] = []
  const clock = { ms: 0 }
  const answer = recentAnswers({
    maxAgeMs: 1_000,
    now: () => clock.ms,
    ...(options.entriesMax !== undefined && { entriesMax: options.entriesMax }),
    ask: async (key) => {
      asked.push(key)
      if (options.fail?.() === true) throw new Error('away')
      return `${key} ${asked.length}`
    },
  })
  return { asked, clock, answer }
}

it('a crowd that asks the same within a second costs one question', async () => {
  const { asked, clock, answer } = counting()
  expect(await Promise.all([answer('a'), answer('a'), answer('a')])).toEqual(['a 1', 'a 1', 'a 1'])
  clock.ms = 1_000
  expect(await answer('a')).toBe('a 1')
  clock.ms = 1_001
  expect(await answer('a')).toBe('a 2')
  expect(asked).toEqual(['a', 'a'])
})

it('[ID17] nobody gets the answer of another key', async () => {
  const { answer } = counting()
  expect([await answer('a'), await answer('b'), await answer('a')]).toEqual(['a 1', 'b 2', 'a 1'])
})

it('a failure is told to those who wait for it and asked anew by the next', async () => {
  let isAway = true
  const { answer } = counting({ fail: () => isAway })
  await expect(Promise.allSettled([answer('a'), answer('a')])).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ])
  isAway = false
  expect(await answer('a')).toBe('a 2')
})

it('it holds no more than its limit, however many keys are tried', async () => {
  const { asked, answer } = counting({ entriesMax: 3 })
  for (let n = 0; n < 100; n += 1) await answer(`k${n}`)
  asked.length = 0
  for (const key of ['k99', 'k98', 'k97']) await answer(key)
  expect(asked).toEqual([])
  await answer('k0')
  expect(asked).toEqual(['k0'])
})
