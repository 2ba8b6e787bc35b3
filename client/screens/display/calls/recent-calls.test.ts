import { expect, test } from 'vitest'
import { aCall, TODAY } from './a-ticket.ts'
import { recentCalls } from './recent-calls.ts'

const shown = (...args: Parameters<typeof recentCalls>) => {
  const { last, before } = recentCalls(...args)
  return [last?.number, before.map(({ number }) => number).join(' ')]
}

test('[DY10] the youngest call is the large one, the five before it stand beside it', () => {
  const rows = [7, 3, 5, 1, 6, 2, 4, 8].map((n) => aCall(`A-${n}`, n, { state: 'serving' }))
  expect(shown(rows, TODAY)).toEqual(['A-1', 'A-2 A-3 A-4 A-5 A-6'])
})

test('[DY10] whoever was served and has gone is not the large one', () => {
  const rows = [aCall('A-1', 1, { state: 'completed' }), aCall('A-2', 2, { state: 'serving' }), aCall('A-3', 3)]
  expect(shown(rows, TODAY)).toEqual(['A-2', 'A-1 A-3'])
  expect(shown([aCall('A-1', 1, { state: 'completed' })], TODAY)).toEqual([undefined, 'A-1'])
})

test('[DY10] a repetition makes a call the youngest again', () => {
  const again = aCall('A-9', 500, { recalled_at: aCall('x', 0).called_at })
  expect(shown([aCall('A-1', 1), again], TODAY)).toEqual(['A-9', 'A-1'])
})

test('[DY10] what was put back, did not come, left, or is of another day is not there; merged entries are one', () => {
  const gone = ['waiting', 'no_show', 'cancelled', 'parked', 'expired'].map((state) => aCall(state, 1, { state }))
  expect(shown([...gone, aCall('Z-1', 1, { queue_day: '2026-11-26' })], TODAY)).toEqual([undefined, ''])
  expect(shown([aCall('A-1', 2), aCall('A-1', 2, { id: 'other' })], TODAY)).toEqual(['A-1', ''])
})

test('[DY29] whoever is still on the way stands beside it, also as the sixth and the twentieth', () => {
  const rows = Array.from({ length: 20 }, (_, n) => aCall(`A-${n}`, n, { state: n === 7 ? 'serving' : 'called' }))
  const { before } = recentCalls(rows, TODAY)
  expect([before.length, before.some(({ number }) => number === 'A-7')]).toEqual([18, false])
})
