import { expect, test } from 'vitest'
import { phoneAddress } from './floor-world.ts'
import { planFloor } from './plan.ts'

test('the whole floor is 200 tellers, 50 kiosks, 20 displays and 2000 pages for three minutes', () => {
  const { branches, ...plan } = planFloor({})
  expect(branches * plan.tellersPerBranch).toBe(200)
  expect(branches * plan.kiosksPerBranch).toBe(50)
  expect(branches * plan.displaysPerBranch).toBe(20)
  expect(branches * plan.pagesPerBranch).toBe(2_000)
  expect(plan.measureMs).toBe(180_000)
})

test('a smaller one has fewer branches of the same size', () => {
  expect(planFloor({ FLOOR_SCALE: '0.1', FLOOR_SECONDS: '20' })).toMatchObject({
    ...{ branches: 1, tellersPerBranch: 20, pagesPerBranch: 200, measureMs: 20_000 },
  })
})

test('nonsense, and a run that outlives its tokens, are refused', () => {
  for (const text of ['x', '0', '-1']) expect(() => planFloor({ FLOOR_SCALE: text })).toThrow('FLOOR_SCALE')
  expect(() => planFloor({ FLOOR_SECONDS: '900' })).toThrow('at most')
})

test('every phone has an address of its own', () => {
  expect(new Set(Array.from({ length: 20_000 }, (_, at) => phoneAddress(at))).size).toBe(20_000)
  expect(phoneAddress(2_000)).toBe('10.2.7.208')
})
