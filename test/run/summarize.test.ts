import { expect, test } from 'vitest'
import { type ReportedModule, summarize } from './summarize.ts'

function aModule(states: string[], state = 'passed'): ReportedModule {
  const tests = states.map((each, index) => ({ fullName: `test ${index}`, result: () => ({ state: each }) }))
  return { moduleId: 'some.test.ts', state: () => state, children: { allTests: () => tests } }
}

test('passed and failed tests are counted over all files', () => {
  const summary = summarize([aModule(['passed', 'failed'], 'failed'), aModule(['passed'])], 0)
  expect(summary).toMatchObject({ passed: 2, failed: 1 })
})

test('a test that failed is named at the end, with the first line of why', () => {
  const result = () => ({ state: 'failed', errors: [{ message: 'too late\nat line 1' }] })
  const module = { ...aModule([], 'failed'), children: { allTests: () => [{ fullName: 'it ends', result }] } }
  expect(summarize([module], 0).problems).toEqual(['failed (too late): it ends in some.test.ts'])
})

test('a test that did not run counts as failed and is named', () => {
  const summary = summarize([aModule(['passed', 'skipped', 'pending'])], 0)
  expect(summary.failed).toBe(2)
  expect(summary.problems[0]).toBe('did not run (skipped): test 1 in some.test.ts')
})

test('a file that cannot be loaded counts as failed', () => {
  expect(summarize([aModule(['passed']), aModule([], 'failed')], 0).failed).toBe(1)
})

test('a file whose clean-up fails after passed tests counts as failed', () => {
  expect(summarize([aModule(['passed'], 'failed')], 0)).toMatchObject({ passed: 1, failed: 1 })
})

test('an error outside any test counts as failed', () => {
  expect(summarize([aModule(['passed'])], 1).failed).toBe(1)
})

test('a run without any test is a failure', () => {
  expect(summarize([], 0)).toEqual({ passed: 0, failed: 1, problems: ['no test was found'] })
})
