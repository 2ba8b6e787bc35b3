import { expect, test } from 'vitest'
import type { Plan } from './run-world.ts'
import { isLeftOut, shrink } from './shrink.ts'

const CAST = { kiosks: 1, tablets: 2, displays: 1, consoles: 1 }
const KINDS = ['customer', 'teller', 'crash', 'cut', 'mend', 'clock']
const plan: Plan = { seed: '7', steps: 200, cast: CAST }

const happens = ({ steps, skip }: Plan, step: number): boolean => step <= steps && !isLeftOut(skip, step)
/** Two steps of two kinds bring it about, at a branch with a tablet. */
const failing = async (tried: Plan): Promise<readonly string[]> => {
  const isThere = ['customer', 'crash'].every((kind) => tried.without?.includes(kind) !== true)
  return isThere && tried.cast.tablets > 0 && happens(tried, 31) && happens(tried, 90) ? ['I5', 'I8'] : []
}

test('what is left is what brings the failure about', async () => {
  const small = await shrink(plan, 'I8', 90, KINDS, failing)
  expect(await failing(small)).toContain('I8')
  expect(small.steps).toBe(90)
  expect(small.without).toBeUndefined()
  expect(small.cast).toEqual({ kiosks: 0, tablets: 1, displays: 0, consoles: 0 })
  const left = Array.from({ length: small.steps }, (_, at) => at + 1).filter((step) => happens(small, step))
  expect(left).toEqual([31, 90])
})

test('where steps cannot be told apart, kinds are', async () => {
  const always = async ({ without = [] }: Plan): Promise<readonly string[]> => (without.includes('cut') ? [] : ['I1'])
  const small = await shrink({ ...plan, steps: 1 }, 'I1', 1, KINDS, always)
  expect([small.steps, small.without ?? []]).toEqual([1, []])
})

test('what shows only at rest loses its steps too', async () => {
  const atRest = async (tried: Plan): Promise<readonly string[]> => (happens(tried, 12) ? ['I1'] : [])
  const small = await shrink(plan, 'I1', plan.steps + 1, KINDS, atRest)
  expect(small.steps).toBe(200)
  expect(small.skip).toEqual([
    [1, 11],
    [13, 200],
  ])
})

test('a plan that fails another rule is not the same failure', async () => {
  const other = async (tried: Plan): Promise<readonly string[]> =>
    happens(tried, 5) ? (happens(tried, 6) ? ['I5'] : ['I7']) : []
  const small = await shrink(plan, 'I5', 6, KINDS, other)
  expect(await other(small)).toEqual(['I5'])
})

test('it ends, however long the world is', async () => {
  let tries = 0
  await shrink({ ...plan, steps: 100_000 }, 'I1', 100_001, KINDS, async () => {
    tries += 1
    return tries % 3 === 0 ? ['I1'] : []
  })
  expect(tries).toBeLessThanOrEqual(80)
})
