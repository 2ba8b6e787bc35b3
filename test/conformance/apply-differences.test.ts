import { expect, test } from 'vitest'
import { applyDifferences, staleDifferences } from './apply-differences.ts'
import type { Difference } from './differences.ts'
import type { StepResult } from './replay.ts'

const results: StepResult[] = [
  { index: 0, name: 'first', mismatches: [] },
  {
    index: 1,
    name: 'second',
    mismatches: [
      { path: 'status', recorded: 200, actual: 400 },
      { path: 'body[0].key', recorded: 'a', actual: 'b' },
    ],
  },
]

function accepted(difference: Partial<Difference>): string[] {
  const { unexpected } = applyDifferences('one', results, [
    { trace: 'one', step: 1, path: 'status', reason: 'because', ...difference },
  ])
  return unexpected.map(({ path }) => path)
}

test('a difference covers its trace, step and path, and nothing else', () => {
  expect(accepted({})).toEqual(['body[0].key'])
  expect(accepted({ step: 'all', path: 'body**' })).toEqual(['status'])
  expect(accepted({ trace: '*' })).toEqual(['body[0].key'])
  expect(accepted({ trace: 'other' })).toHaveLength(2)
  expect(accepted({ step: 0 })).toHaveLength(2)
})

test('a difference that says what is answered covers only that answer', () => {
  expect(accepted({ actual: 400 })).toEqual(['body[0].key'])
  expect(accepted({ actual: 500 })).toHaveLength(2)
})

test('a difference that does not occur is stale', () => {
  const differences: Difference[] = [
    { trace: 'one', step: 1, path: 'status', reason: 'occurs' },
    { trace: 'one', step: 0, path: 'status', reason: 'does not' },
    { trace: 'other', step: 0, path: 'status', reason: 'not of this trace' },
  ]
  const { used } = applyDifferences('one', results, differences)
  expect(staleDifferences('one', used, differences).map(({ reason }) => reason)).toEqual(['does not'])
})
