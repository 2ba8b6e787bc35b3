import fc from 'fast-check'
import { test } from 'vitest'
import { aKiosksDay, playDay } from '../fake/kiosks-day.ts'

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

test('[SL13] whatever breaks and whenever the page dies: no paper without a ticket, no second original, printed only if all was taken, every job told', async () => {
  await fc.assert(
    fc.asyncProperty(aKiosksDay, (day) => playDay(day, settle)),
    { numRuns: 100 },
  )
})
