import { expect, it } from 'vitest'
import { RUN_FACTS_MAX, splitRuns } from './split-runs.ts'

const fact = { kind: 'fact' } as const
const intent = { kind: 'intent' } as const
const sizes = (items: { kind: 'fact' | 'intent' }[]): number[] => splitRuns(items).map((run) => run.length)

it('an intent stands alone and consecutive facts stand together', () => {
  expect(sizes([fact, fact, intent, intent, fact])).toEqual([2, 1, 1, 1])
  expect(sizes([])).toEqual([])
})

it('a run of facts is cut at its limit', () => {
  expect(sizes(Array(RUN_FACTS_MAX).fill(fact))).toEqual([RUN_FACTS_MAX])
  expect(sizes(Array(RUN_FACTS_MAX + 1).fill(fact))).toEqual([RUN_FACTS_MAX, 1])
})
