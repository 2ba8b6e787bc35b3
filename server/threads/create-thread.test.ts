import { afterEach, expect, it } from 'vitest'
import { createThread, type ThreadOptions } from './create-thread.ts'

let stopping = new AbortController()
afterEach(() => {
  stopping.abort()
  stopping = new AbortController()
})

const anEcho = (more: Partial<ThreadOptions> = {}) =>
  createThread<string, string>({
    ...{ door: new URL('./an-echo-thread.mjs', import.meta.url), of: 'echoes', stopping: stopping.signal },
    ...{ heapMbMax: 64, workMsMax: 10_000, waitingMax: 4 },
    ...more,
  })

it('works are done in their order, each is answered with its own result', async () => {
  const ask = anEcho()
  expect(await Promise.all(['a', 'b', 'c'].map(ask))).toEqual(['a', 'b', 'c'])
})

it.each(['break', 'leave'])(
  '[DP12] [TP2] a work that makes its thread %s fails alone; the next one is done',
  async (word) => {
    const ask = anEcho()
    const [broken, next] = await Promise.allSettled([ask(word), ask('next')])
    expect(broken).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/thread of echoes/) } })
    expect(next).toEqual({ status: 'fulfilled', value: 'next' })
  },
)

it('[DP12] [TP2] a thread that hangs is ended in time, and the next work begins another', async () => {
  const ask = anEcho({ workMsMax: 1_500 })
  await ask('first')
  await expect(ask('hang')).rejects.toThrow(/too long/)
  expect(await ask('next')).toBe('next')
})

it('[DP12] more than may wait are turned away at once', async () => {
  const ask = anEcho({ waitingMax: 1 })
  const settled = await Promise.allSettled(['a', 'b', 'c'].map(ask))
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
})

it('[DP12] [TP2] while the server stops, works of requests that run are still done', async () => {
  const ask = anEcho()
  const asked = ['a', 'b'].map(ask)
  stopping.abort()
  expect(await Promise.all([...asked, ask('c')])).toEqual(['a', 'b', 'c'])
})
