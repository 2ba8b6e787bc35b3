import type { AccuracyGroup } from '../../../../sync/reports/wait-accuracy.ts'

/** Below so many, one customer more or less moves a share by percents. */
export const FEW_MAX = 30
/** Of a hundred who are told an upper end, ninety should wait no longer; within what chance does in some hundreds. */
const GOAL = 0.9
const MARGIN = 0.03
const MINUTE_S = 60

export type Verdict = 'goal_met' | 'goal_over' | 'goal_under'
export type Bias = 'balanced' | 'too_little' | 'too_much'
export type Judged = {
  readonly isFew: boolean
  /** Of a hundred; all of them only where nobody at all waited longer. */
  readonly kept: number
  readonly verdict: Verdict
  readonly bias: Bias
}

/** A group's figures as words; undefined where nobody was scored. */
export function judgeAccuracy({ scored, p90_cover, bias_s }: AccuracyGroup): Judged | undefined {
  if (scored === 0 || p90_cover === null || bias_s === null) return undefined
  return {
    isFew: scored < FEW_MAX,
    kept: p90_cover < 1 ? Math.min(Math.round(p90_cover * 100), 99) : 100,
    verdict: p90_cover > GOAL + MARGIN ? 'goal_over' : p90_cover < GOAL - MARGIN ? 'goal_under' : 'goal_met',
    bias: Math.abs(bias_s) < MINUTE_S ? 'balanced' : bias_s < 0 ? 'too_little' : 'too_much',
  }
}
