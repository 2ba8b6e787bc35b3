import { expect, test } from 'vitest'
import { createRandom } from '../../../sync/random/create-random.ts'
import { simulateDay } from './simulate-day.ts'
import { TUNING_SHAPES } from './tuning-shapes.ts'

const play = (index: number, seed: string) => {
  const shape = TUNING_SHAPES[index]
  if (shape === undefined) throw new RangeError('no such shape')
  return simulateDay(shape, createRandom(seed), () => undefined)
}
const all = TUNING_SHAPES.map(({ name }, index) => [name, index] as const)

test('a simulated day is the same for the same seed', () => {
  expect(play(0, 'one')).toEqual(play(0, 'one'))
  expect(play(0, 'one')).not.toEqual(play(0, 'two'))
})

test.each(all)('%s: at the end of the day everybody was called or has left', (_, index) => {
  const outcomes = new Set(play(index, 'end').map(({ outcome }) => outcome))
  expect([...outcomes].filter((outcome) => !['served', 'no_show', 'left'].includes(outcome))).toEqual([])
})

test.each(all)('%s: no counter serves two at once, and nobody is called before they come', (_, index) => {
  const called = play(index, 'once').filter(({ calledAt }) => calledAt !== null)
  expect(called.length).toBeGreaterThan(30)
  for (const desk of new Set(called.map((visit) => visit.desk))) {
    const own = called.filter((visit) => visit.desk === desk).toSorted((a, b) => (a.calledAt ?? 0) - (b.calledAt ?? 0))
    for (const [n, visit] of own.entries()) {
      expect(visit.calledAt).toBeGreaterThanOrEqual(visit.at)
      expect(visit.calledAt).toBeGreaterThanOrEqual(own[n - 1]?.endedAt ?? 0)
    }
  }
})
