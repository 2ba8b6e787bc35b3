import { expect, test } from 'vitest'
import { aGroup } from './a-group.ts'
import { FEW_MAX, judgeAccuracy } from './judge-accuracy.ts'

test('[WT18] ninety of a hundred is the goal, with a margin for chance', () => {
  expect(judgeAccuracy(aGroup({ p90_cover: 0.9 }))).toMatchObject({ kept: 90, verdict: 'goal_met' })
  expect(judgeAccuracy(aGroup({ p90_cover: 0.871 }))).toMatchObject({ verdict: 'goal_met' })
  expect(judgeAccuracy(aGroup({ p90_cover: 0.81 }))).toMatchObject({ kept: 81, verdict: 'goal_under' })
  expect(judgeAccuracy(aGroup({ p90_cover: 0.98 }))).toMatchObject({ kept: 98, verdict: 'goal_over' })
})

test('[WT18] all are said to be all only where nobody waited longer', () => {
  expect(judgeAccuracy(aGroup({ p90_cover: 0.999 }))?.kept).toBe(99)
  expect(judgeAccuracy(aGroup({ p90_cover: 1 }))?.kept).toBe(100)
})

test('[WT18] less than a minute is no bias', () => {
  expect(judgeAccuracy(aGroup({ bias_s: -59 }))?.bias).toBe('balanced')
  expect(judgeAccuracy(aGroup({ bias_s: -61 }))?.bias).toBe('too_little')
  expect(judgeAccuracy(aGroup({ bias_s: 300 }))?.bias).toBe('too_much')
})

test('[WT18] few customers are said to be few, and of nobody nothing is said', () => {
  expect(judgeAccuracy(aGroup({ scored: FEW_MAX - 1 }))?.isFew).toBe(true)
  expect(judgeAccuracy(aGroup({ scored: FEW_MAX }))?.isFew).toBe(false)
  expect(judgeAccuracy(aGroup({ scored: 0, p90_cover: null, bias_s: null }))).toBeUndefined()
})
