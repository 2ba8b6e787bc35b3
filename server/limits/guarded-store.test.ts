import { expect, test } from 'vitest'
import { createGuardedStore } from './guarded-store.ts'

function guarded(answer: () => Promise<unknown>) {
  const clock = { ms: 0 }
  const told: unknown[] = []
  const asked: unknown[] = []
  const store = createGuardedStore({
    pool: {
      query: (question: unknown) => {
        asked.push(question)
        return answer()
      },
    } as never,
    onFailure: (error) => told.push(error),
    now: () => clock.ms,
    askMsMax: 20,
  })
  return { clock, told, asked, ask: () => store.query({ text: 'select 1' }) }
}

test('[ID16] an answer in time is passed on', async () => {
  const { ask, told } = guarded(async () => 'counted')
  expect(await ask()).toBe('counted')
  expect(told).toEqual([])
})

test('[ID16] after a failure nobody asks for two seconds, and it is told once', async () => {
  const { ask, asked, told, clock } = guarded(async () => {
    throw new Error('away')
  })
  await expect(ask()).rejects.toThrow('away')
  clock.ms = 1_999
  await expect(ask()).rejects.toThrow('not asked')
  expect([asked.length, told.length]).toEqual([1, 1])
  clock.ms = 2_000
  await expect(ask()).rejects.toThrow('away')
  expect([asked.length, told.length]).toEqual([2, 2])
})

test('[ID16] a database that does not answer holds nobody up', async () => {
  const { ask } = guarded(() => new Promise(() => undefined))
  await expect(ask()).rejects.toThrow('took too long')
  await expect(ask()).rejects.toThrow('not asked')
})
