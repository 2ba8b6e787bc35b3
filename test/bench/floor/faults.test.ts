import { expect, test } from 'vitest'
import { createFaults } from './faults.ts'

test('faults are counted by kind, with the words of the first five', () => {
  const clock = { ms: 500 }
  const faults = createFaults(() => clock.ms)
  clock.ms = 3_000
  for (let n = 1; n <= 7; n += 1) faults.add('push 503', `request ${n}`)
  faults.add('unseen', { ticket: 1 }, 3)
  faults.add('push unanswered', new Error('socket hang up'))
  expect(faults.total).toBe(11)
  const table = faults.table()
  expect(table['push 503']).toMatchObject({ count: 7, first: { length: 5 } })
  expect(table.unseen).toEqual({ count: 3, first: ['2.5 s: {"ticket":1}'] })
  expect(table['push unanswered']?.first).toEqual(['2.5 s: socket hang up'])
})
